"""Landscapes, weather and the open air."""
from .canvas import mix, dark, light, smooth
from .nature import *
from .built import *
from .people import person


def mountain_mist(c):
    """Ridges standing in morning mist above a small village."""
    sky(c, '#c9d5d8', '#e7e3d6', '#f3e6d0')
    sun(c, 860, 210, 36, '#fff0cf')
    for i, (y, a) in enumerate([(300, 110), (390, 100), (480, 80), (570, 70)]):
        ridge(c, y, a, mix('#a9bcc2', '#486468', i / 3), mix('#e9e6dc', '#b9c6c2', i / 4), rough=.52, facets=.28)
        mist(c, y + 95, 50, '#f3eee2', .65)
    slope(c, [(-20, 640), (200, 620), (480, 690), (800, 700), (1220, 630)], '#5e7a68', '#3c544b')
    village(c, 672, 716, 7, 70, x0=330, x1=820)
    mist(c, 650, 40, '#f3eee2', .4)
    for x, h in ((70, 250), (150, 190), (1100, 230), (1020, 170), (1170, 280)):
        pine(c, x, 760, h, '#36514a')
    birds(c, 420, 190, 7, 11)


def river_dawn(c):
    """A river bending through hills at sunrise."""
    sky(c, '#7f94b5', '#d9b7b0', '#f7d3a6', '#fbe4bc', to=470)
    sun(c, 640, 372, 40, '#ffe9b8', 8)
    clouds(c, 170, 60, 4, '#f6d9cf', .55)
    hills(c, 380, 440, 3, '#a99bb0', '#5c6a80', '#f3cfae', 80)
    water(c, 470, 800, '#f5cfa4', '#5f7893', '#fff0d0', 110, .5)
    reflection(c, 640, 475, 90, 300, '#fff0c4', .75, 18)
    slope(c, [(-20, 480), (200, 486), (330, 520), (250, 600), (60, 700), (-20, 790)], '#66735f', '#2f4246')
    slope(c, [(1220, 470), (980, 480), (860, 510), (980, 560), (1120, 600), (1220, 640)][::-1], '#6b765f', '#35484b')
    for x, y, h in ((90, 560, 210), (180, 530, 150)):
        willow(c, x, y, h, '#5d7350')
    for x in (1010, 1060, 1110, 1160):
        poplar(c, x, 520 + (x - 1000) * .3, c.u(150, 210), '#5f7355')
    boat(c, 560, 600, .9)
    person(c, 625, 598, 105, -1, 'hold', '#3d4a5c', '#2f3a48', hat='straw', shadow=0)
    c.line(590, 480, 640, 640, '#4a3a2c', 4)
    reflection(c, 560, 625, 190, 60, '#3c3a40', .4, 6)
    reeds(c, 700, 810, 260, 110, 46, '#6c6a4a')
    birds(c, 800, 180, 8, 10, '#5a5468')


def snow_field(c):
    """Winter fields, a lone walker and a village under snow."""
    sky(c, '#aebfd0', '#d7dde2', '#f0e6df', to=430)
    hills(c, 330, 390, 3, '#c3cedb', '#8b9db0', '#eef0f2', 80, facets=.25)
    ground(c, 430, '#eef1f5', '#d7e0ea')
    treeline(c, 440, 26, '#8793a0', 60, '#a9b4bf')
    village(c, 470, 500, 6, 80, snow=.9, x0=560, x1=1050, walls=['#d9cfbf', '#cfc4b2'])
    rows(c, 520, 800, 380, ['#eef2f6', '#e2e9f0', '#f4f6f9', '#dae3ec'], 12, spread=2.4)
    c.path(smooth([(300, 800), (420, 690), (390, 610), (520, 540), (640, 510)]), 'none', .6, '#c3d0de', 16)
    bare(c, 170, 640, 330, '#57504f', 6, snow=True)
    bare(c, 1080, 600, 200, '#625b5a', 5, snow=True)
    person(c, 430, 690, 120, 1, 'walk', '#a8382e', '#39414f', wear='coat', hat=('knit', '#3d4a5c'), scarf='#d9b46a')
    snowfall(c, 170)


def ginkgo_valley(c):
    """A valley road under old golden ginkgo trees, walkers and a farmhouse."""
    sky(c, '#b9d0da', '#e9e6d4', '#fbe6b4', to=560)
    sun(c, 470, 330, 44, '#fff6dc', 8)
    for i, (y, a) in enumerate([(330, 130), (420, 110), (500, 80)]):
        ridge(c, y, a, mix('#a9b9bd', '#7d8660', i / 2), mix('#f3e6c4', '#d9bd6c', i / 2), y + 190, facets=.22)
        mist(c, y + 90, 40, '#fbeed0', .5)
    for i in range(46):
        x, y = c.u(-10, 910), c.u(560, 600)
        c.blob(x, y, c.u(16, 34), c.u(14, 28), c.pick(['#d9a636', '#c9952e', '#e6bc4c', '#b0923e', '#8f9a55']), .95)
    ground(c, 600, '#e6bd52', '#b9832a', 3)
    c.path('M440 604Q500 660 430 740Q310 880 250 1210L800 1210Q640 960 560 800Q520 690 462 604Z', c.lin(0, 600, 0, 1200, (0, '#f6e8bc'), (1, '#d6b678')))
    house(c, 520, 640, 200, 66, '#f3e8d2')
    gable(c, 735, 648, 92, 70)
    for x, y, h in ((90, 640, 190), (220, 630, 150), (330, 622, 130), (650, 640, 120), (850, 660, 210)):
        ginkgo(c, x, y, h, 24)
    person(c, 476, 700, 76, -1, 'walk', '#46607a', '#3a4352', hair='#b9b3aa')
    ginkgo(c, 255, 740, 400, 40)
    ginkgo(c, 690, 760, 430, 44)
    dabs(c, 0, 640, 900, 1200, 420, ['#f6d052', '#e3a82c', '#ffe07a', '#c98f24'], 7, .85)
    for k in range(7):
        c.shadow(c.u(280, 700), 960 + k * 34, c.u(80, 200), c.u(8, 20), .12, '#6a4a20')
    person(c, 440, 935, 190, 1, 'walk', '#b1453a', '#3a4352', wear='coat', style='bob', scarf='#f0e3c4')
    person(c, 525, 942, 124, 1, 'walk', '#3f6a80', '#3a4352', child=True, hat=('knit', '#d9e0dc'))
    ginkgo(c, 20, 1090, 1000, 150)
    ginkgo(c, 930, 1040, 900, 130)
    for i in range(34):
        with c.at(c.u(40, 860), c.u(330, 1160), c.u(.7, 1.6), rot=c.u(0, 360)):
            c.path('M0 8L0 0Q-9 -2 -8 -8Q-3 -11 0 -8Q3 -11 8 -8Q9 -2 0 0', c.pick(['#ffe07a', '#f6c83c', '#e3a829']))


def ginkgo(c, x, y, h, leaves):
    """A tall ginkgo: an upright golden crown on an open trunk."""
    c.shadow(x + h * .06, y, h * .26, h * .035, .3, '#5a3a18')
    trunk(c, x, y, h * .032, h * .6, '#5f4936', 3, .3)
    gold = c.pick(['#ecb434', '#e6aa2c', '#f0be44'])
    for dy, rx, ry in ((.46, .25, .13), (.62, .27, .17), (.8, .2, .17)):
        foliage(c, x + c.u(-.03, .03) * h, y - h * dy, h * rx, h * ry, gold, '#fff0a0', 7, leaves, h * .008, '#a86f1e')


def old_bridge(c):
    """A stone arch bridge over a quiet stream."""
    sky(c, '#b9ccd6', '#e2e4d8', '#f1e6cc', to=420)
    hills(c, 300, 390, 3, '#a8bab8', '#6d8a76', '#e6e6d6', 80)
    slope(c, [(-20, 440), (300, 430), (700, 440), (1220, 430)], '#86a06a', '#6b8558')
    village(c, 440, 462, 5, 80, x0=40, x1=380)
    village(c, 436, 458, 4, 80, x0=840, x1=1120)
    water(c, 520, 800, '#b9cfcb', '#567a7c', '#f4f4e6', 90, .45)
    with c.at(600, 560, 1):
        d = 'M-470 0L-470 -38Q-200 -62 0 -210Q200 -62 470 -38L470 0L210 0A210 168 0 0 0 -210 0Z'
        c.path('M-210 0A210 168 0 0 1 210 0A210 150 0 0 1 -210 0Z', '#4f6b6b', .35)
        c.path(d, c.lin(0, -200, 0, 20, (0, '#cfc6b4'), (1, '#8d8a80')))
        with c.clip(d):
            for r in range(9):
                for k in range(-14, 15):
                    c.rect(k * 38 + (r % 2) * 19, -200 + r * 24, 36, 22, c.vary('#b5ac9a', .16), .5, 3)
        c.path('M-212 0A212 170 0 0 1 212 0', 'none', .9, '#8b8478', 16, 'butt')
        c.path('M-470 -58Q-200 -82 0 -230Q200 -82 470 -58', 'none', 1, '#a59c8b', 9)
        for k in range(-9, 10):
            t = abs(k) / 9
            c.rect(k * 50 - 4, -226 + 170 * (t ** .8 * .98) - 4, 8, 30, '#938b7c', 1, 2)
    c.path('M390 562A210 150 0 0 0 810 562Z', '#3f5c60', .45)
    reflection(c, 600, 570, 760, 150, '#a9a493', .25, 12)
    slope(c, [(-20, 520), (120, 530), (210, 575), (120, 640), (-20, 690)], '#7b955f', '#4c6646')
    slope(c, [(1220, 520), (1080, 530), (980, 575), (1100, 650), (1220, 700)][::-1], '#7b955f', '#4c6646')
    person(c, 560, 366, 92, 1, 'walk', '#4a6478', '#39414f')
    person(c, 680, 392, 88, -1, 'walk', '#b1503f', '#4a4640', style='bun')
    willow(c, 110, 600, 430, '#7d9a58')
    willow(c, 1120, 610, 360, '#86a25c')
    reeds(c, 880, 800, 300, 100, 40, '#7f8a55')


def ferry_landing(c):
    """A ferry at a landing stage."""
    sky(c, '#a8bfcc', '#dbe2df', '#f2e7d2', to=400)
    hills(c, 300, 370, 3, '#a4b7bf', '#65838a', '#e4e7e0', 90)
    water(c, 400, 800, '#b7cdd2', '#4d7480', '#f6f6ea', 130, .45)
    treeline(c, 404, 24, '#6f8a72', 50)
    with c.at(690, 560, 1.25):
        c.path('M-230 -40L250 -40Q236 14 200 20L-190 20Q-222 10 -230 -40Z', c.lin(0, -40, 0, 20, (0, '#e8e3d5'), (1, '#8f9694')))
        c.rect(-226, -14, 466, 10, '#a8382e')
        c.rect(-150, -104, 270, 64, '#f2ecdd', 1, 4)
        for k in range(6):
            c.rect(-140 + k * 43, -94, 33, 28, '#6d8a94', 1, 3)
        c.rect(-170, -116, 310, 14, '#3f6672', 1, 4)
        c.rect(30, -160, 76, 46, '#f2ecdd', 1, 4)
        c.rect(38, -152, 60, 20, '#6d8a94', 1, 2)
        c.rect(24, -166, 90, 8, '#3f6672', 1, 3)
        c.line(66, -166, 66, -220, '#4a5054', 4)
        c.poly([(66, -218), (66, -196), (104, -207)], '#a8382e')
        for k in range(14):
            c.line(-222 + k * 34, -40, -222 + k * 34, -62, '#7d8688', 2.5)
        c.line(-226, -62, 240, -62, '#7d8688', 3)
        for k, colour in enumerate(['#44546a', '#b5725a', '#c49a4a', '#5f7a5c']):
            c.oval(-205 + k * 15, -72, 6, 7, '#2c2725')
            c.rect(-212 + k * 15, -66, 14, 26, colour, 1, 5)
    reflection(c, 690, 590, 560, 90, '#dcd8ca', .4, 8)
    c.poly([(-10, 640), (360, 590), (420, 604), (140, 800), (-10, 800)], c.lin(0, 590, 0, 800, (0, '#c3a77c'), (1, '#8f734e')))
    for k in range(12):
        c.line(-10 + k * 34, 642 - k * 4.6, -10 + k * 14, 800, '#7a6040', 2, .35)
    for x, y in ((30, 660), (180, 640), (330, 612)):
        c.rect(x, y - 60, 14, 90, '#6d543a', 1, 4)
    person(c, 110, 740, 190, 1, 'wait', '#3d5a6c', '#39414f', style='short')
    person(c, 215, 716, 175, 1, 'stand', '#b1503f', '#4a4640', style='bun', wear='coat')
    person(c, 286, 690, 110, 1, 'wave', '#c49a4a', '#39414f', child=True)
    birds(c, 900, 170, 6, 13, '#55636b')


def reservoir_dam(c):
    """A dam releasing water between green mountains."""
    sky(c, '#9dbccb', '#dfe8e4', '#f4ecd8', to=420)
    clouds(c, 120, 40, 4)
    hills(c, 250, 330, 3, '#9fb8ba', '#5d8470', '#dfe8de', 110)
    water(c, 340, 420, '#bcd6d8', '#7fb0b4', n=40)
    slope(c, [(-20, 250), (140, 300), (300, 380), (360, 560), (330, 810)], '#5f8462', '#3d5f4c')
    slope(c, [(1220, 230), (1060, 290), (900, 380), (850, 560), (880, 810)][::-1], '#557a5b', '#38584a')
    d = 'M270 372L930 372L870 690L330 690Z'
    c.path(d, c.lin(270, 0, 930, 0, (0, '#d6d3ca'), (1, '#a3a49f')))
    with c.clip(d):
        for k in range(1, 9):
            c.line(0, 372 + k * 38, 1200, 372 + k * 38, '#8a8c88', 1.5, .3)
        for k in range(3):
            x = 420 + k * 130
            c.rect(x, 396, 90, 60, '#6d7a7c', 1, 4)
            c.path('M%d 440L%d 440L%d 700L%d 700Z' % (x + 6, x + 84, x + 104, x - 14), c.lin(0, 440, 0, 700, (0, '#f5fafa'), (1, '#dcebee')))
            for j in range(10):
                sx = x + c.u(8, 82)
                c.line(sx, 450, sx + (sx - x - 45) * .25, 700, '#b9d3d8', c.u(1, 3), .7)
    c.rect(258, 354, 684, 20, '#bdbab1')
    for k in range(24):
        c.rect(266 + k * 29, 338, 4, 18, '#7d8284')
    c.rect(262, 336, 676, 4, '#7d8284')
    c.rect(760, 286, 74, 70, '#e6ded0')
    tiled_roof(c, 754, 288, 86, 26, '#5d6468')
    for k in range(60):
        c.blob(c.u(350, 850), c.u(672, 712), c.u(16, 44), c.u(10, 22), '#ffffff', .5)
    water(c, 700, 800, '#a9cdd0', '#5d959c', n=60, x0=310, x1=890)
    slope(c, [(-20, 640), (200, 680), (360, 760), (420, 810)], '#4c7257', '#33523f')
    slope(c, [(1220, 640), (1000, 690), (860, 750), (780, 810)][::-1], '#48705a', '#30503f')
    for x, y, h in ((60, 700, 220), (160, 730, 180), (1130, 700, 230), (1040, 740, 170), (250, 770, 130)):
        pine(c, x, y, h, '#3d6350')
    mist(c, 690, 24, '#ffffff', .5, 3)


def summer_storm(c):
    """A storm front over green fields with lightning."""
    sky(c, '#39485a', '#5d7080', '#a3b0a8', '#e4d7a8', to=500)
    with c.blur(16):
        for i in range(30):
            c.blob(c.u(-100, 1300), c.u(-40, 250), c.u(110, 280), c.u(34, 80), mix('#2a3648', '#8795a0', c.u(0, .9)), .55, wobble=.2)
    c.path('M870 210L820 320L850 322L790 440L812 442L770 505', 'none', .95, '#fff6d0', 5)
    c.path('M835 340L880 400L868 440', 'none', .8, '#fff6d0', 2.5)
    c.glow(820, 350, 260, '#fff2c0', .4)
    for k in range(60):
        x = c.u(100, 620)
        c.line(x, 260, x - 60, 500, '#9aa9b0', c.u(2, 6), .16)
    hills(c, 450, 490, 2, '#6f8280', '#4e6a5c', '#b9bd9a', 50)
    ground(c, 510, '#8fa05a', '#5d7a44')
    rows(c, 530, 800, 700, ['#7d9a4c', '#95ad58', '#6c8a45', '#88a452'], 14)
    tufts(c, 540, 810, 420, ['#6c8a45', '#a3b862', '#56743a'], 20, -.5)
    house(c, 880, 560, 180, 62)
    for x, y, h in ((1090, 566, 190), (850, 552, 130), (180, 600, 300)):
        with c.at(x, y, 1, rot=-4):
            tree(c, 0, 0, h, '#4f7244')
    person(c, 420, 700, 140, 1, 'run', '#b1503f', '#39414f', hat='straw')
    rain(c, 150, slant=.35, op=.28)


def frost_morning(c):
    """White frost on grass, a fence and bare trees at sunrise."""
    sky(c, '#a9bccf', '#e3d5cf', '#f8e0bf', to=460)
    sun(c, 360, 380, 44, '#fff0cc', 8)
    hills(c, 390, 440, 2, '#b3b9c6', '#8b99a8', '#f2e0d0', 60)
    treeline(c, 470, 40, '#9aa4ad', 46, '#b3b9bd')
    ground(c, 470, '#e3e4e0', '#b5c0bb')
    mist(c, 480, 40, '#fbeedd', .7)
    tufts(c, 490, 810, 560, ['#f5f7f8', '#dfe6e8', '#a9b8ac', '#c9d3cf'], 26, .05)
    for k in range(9):
        x, y, s = 40 + k * 140, 640 - k * 16, 1.15 - k * .075
        c.rect(x, y - 110 * s, 14 * s, 120 * s, '#7d6d60', 1, 3)
        c.rect(x - 1, y - 114 * s, 16 * s, 8 * s, '#f5f7f8', 1, 3)
        if k < 8:
            x2, y2, s2 = x + 140, y - 16, s - .075
            for q in (85, 45):
                c.poly([(x, y - q * s), (x2, y2 - q * s2), (x2, y2 - (q - 9) * s2), (x, y - (q - 9) * s)], '#8d7c6d')
                c.line(x, y - q * s, x2, y2 - q * s2, '#f5f7f8', 3, .9)
    bare(c, 960, 560, 420, '#6d655f', 7, snow=True)
    bare(c, 740, 520, 200, '#8b8580', 6, snow=True)
    reeds(c, 0, 815, 500, 170, 60, '#a79b86')
    reeds(c, 0, 815, 420, 130, 30, '#e6e8e6', False)


def rainbow_fields(c):
    """A rainbow after rain over terraced fields."""
    sky(c, '#7f9cb3', '#b9cbd0', '#e6e6d6', to=460)
    clouds(c, 130, 70, 6, '#e8ecee', .7)
    for k, colour in enumerate(['#c9605a', '#dc9a58', '#e6cf72', '#84b478', '#6a9ec0', '#7d7ab4']):
        c.path('M%d 560A%d %d 0 0 1 %d 560' % (130 + k * 13, 470 - k * 13, 450 - k * 13, 1070 - k * 13), 'none', .42, colour, 14, 'butt')
    hills(c, 400, 460, 3, '#9db3b3', '#5f8768', '#dce4d4', 80)
    ground(c, 500, '#a9bf6c', '#6f9650')
    rows(c, 510, 800, 560, ['#8fb255', '#e0c14c', '#7ca24c', '#a9c065', '#ecd263'], 10)
    tufts(c, 530, 810, 380, ['#ecd263', '#8fb255', '#5d8440'], 16)
    village(c, 510, 540, 6, 74, x0=640, x1=1080, trees=['#5d8a4c', '#6d9a55'])
    tree(c, 140, 650, 300, '#5d8a4c')
    dabs(c, 0, 620, 1200, 800, 130, ['#f4dd74', '#e8c83e'], 6)
    birds(c, 480, 200, 5, 10)


def starry_sky(c):
    """The Milky Way above a dark valley with a few lit windows."""
    sky(c, '#0f1930', '#1f2f52', '#4a5a82', '#8a86a0', to=640)
    stars(c, 420, 560)
    hills(c, 510, 600, 3, '#3a4668', '#1b2540', '#5d6488', 80, facets=.3)
    slope(c, [(-20, 660), (300, 640), (700, 680), (1220, 640)], '#18223a', '#0c1222')
    village(c, 668, 712, 7, 62, lit='#ffcf7a', walls=['#4a4a58', '#3f4252'], x0=420, x1=960)
    for x, h in ((60, 300), (150, 210), (1150, 280), (1070, 190)):
        pine(c, x, 790, h, '#121b2e')
    c.path('M260 90L420 150', 'none', .9, '#ffffff', 1.6)
    person(c, 285, 715, 92, 1, 'point', '#3a3f55', '#222a3c', skin='#a98a7c')
    person(c, 318, 715, 64, 1, 'stand', '#5d3f48', '#222a3c', child=True, skin='#a98a7c')


def birdwatching(c):
    """Two people with binoculars and cranes at a wetland."""
    sky(c, '#b5cad2', '#e9e2d2', '#f7dfb9', to=430)
    sun(c, 860, 330, 36, '#fff0cc', 7)
    hills(c, 350, 400, 2, '#b4bdbf', '#8b9d97', '#f0e3cb', 50)
    treeline(c, 432, 22, '#8a977f', 60)
    water(c, 430, 800, '#f1dfc0', '#7f9ea0', '#fff6e0', 110, .5)
    reflection(c, 860, 440, 80, 200, '#fff0c4', .6, 12)
    for x, y, s, f in ((640, 560, 1, 1), (760, 590, 1.15, -1), (900, 550, .8, 1), (1010, 575, .9, -1), (560, 530, .7, -1)):
        crane_bird(c, x, y, s, f)
    reeds(c, 480, 480, 300, 40, 40, '#9a9360')
    slope(c, [(-20, 560), (200, 575), (380, 640), (480, 720), (520, 810)], '#8f9460', '#5d6a45')
    reeds(c, -10, 600, 330, 110, 60, '#8a8452')
    person(c, 170, 735, 250, 1, 'wait', '#5f7a5c', '#4a4640', hat=('cap', '#8a7a4a'))
    person(c, 290, 750, 225, 1, 'reach', '#b5725a', '#39414f', style='ponytail')
    c.line(370, 745, 392, 610, '#3a3c40', 5)
    c.line(414, 745, 392, 610, '#3a3c40', 5)
    c.line(392, 750, 392, 610, '#3a3c40', 5)
    with c.at(392, 604, 1, rot=-8):
        c.rect(-34, -11, 70, 20, '#3f4a4c', 1, 6)
        c.rect(36, -14, 22, 26, '#2d3638', 1, 4)
    reeds(c, 820, 815, 400, 170, 70, '#8a8452')
    for x, y in ((500, 200), (580, 170), (650, 215)):
        flying_bird(c, x, y, 1)


def crane_bird(c, x, y, s, face=1):
    """A standing crane."""
    reflection(c, x, y, 40 * s, 70 * s, '#ffffff', .35, 6)
    with c.at(x, y, s, flip=face < 0):
        c.line(-4, 0, -3, -52, '#3a3a3a', 3)
        c.line(8, 0, 6, -52, '#3a3a3a', 3)
        c.path(smooth([(-44, -56), (-20, -84), (14, -84), (30, -70), (14, -52), (-16, -48)], True), '#faf8f2')
        c.path(smooth([(-56, -44), (-46, -66), (-20, -68), (-26, -52)], True), '#33363a')
        c.path('M22 -74Q40 -96 30 -122Q26 -136 36 -142', 'none', 1, '#faf8f2', 8)
        c.path('M28 -100Q32 -116 29 -126', 'none', 1, '#33363a', 7)
        c.oval(36, -143, 7, 6, '#faf8f2')
        c.oval(37, -147, 4.5, 3, '#b8322a')
        c.poly([(41, -146), (64, -140), (41, -140)], '#7d7a5a')


def flying_bird(c, x, y, s, colour='#faf8f2'):
    """A crane on the wing."""
    with c.at(x, y, s):
        c.path('M-40 4Q-14 -6 10 0L40 -4L12 6Q-10 12 -40 4Z', colour)
        c.path('M-6 0Q-18 -34 -44 -44Q-8 -36 10 0Z', colour)
        c.path('M-2 0Q14 -30 40 -36Q22 -14 14 2Z', mix(colour, '#8a98a0', .35))
        c.path('M-44 -44Q-32 -42 -22 -34L-14 -24Q-26 -38 -44 -44Z', '#33363a')


def hiking_trail(c):
    """Hikers on a ridge path."""
    sky(c, '#8fb4c8', '#d5e3e2', '#f4ecd6', to=520)
    clouds(c, 140, 60, 5)
    hills(c, 330, 520, 4, '#a3bdc4', '#4f7a66', '#dfe8df', 120)
    mist(c, 520, 40, '#ffffff', .5)
    slope(c, [(-20, 700), (200, 620), (460, 600), (700, 540), (900, 450), (1220, 400)], '#84a05c', '#4d6d44')
    c.path('M180 810Q330 720 460 668Q640 610 740 560Q860 500 930 450L950 452Q880 520 780 580Q640 660 520 720Q420 770 400 810Z', '#e3d0a4')
    tufts(c, 600, 810, 260, ['#9ab56a', '#5f8048', '#b9c678'], 22)
    for x, y, h, col in ((500, 690, 150, '#b1453a'), (610, 640, 128, '#3f6a80'), (790, 565, 92, '#d0a044')):
        person(c, x, y, h, 1, 'walk', col, '#4a4f55', hat=('cap', dark(col, .3)), prop=lambda c, a, b: (c.rect(-15, -82, 12, 26, '#4c5a48', 1, 4), c.line(b[0] if b[0] > 0 else a[0], -40, 26, 0, '#4a3a2c', 1.6)))
    pine(c, 1080, 560, 330, '#3d6350')
    pine(c, 1160, 600, 400, '#365a49')
    pine(c, 70, 760, 260, '#41684f')
    for i in range(10):
        c.blob(c.u(60, 1140), c.u(740, 800), c.u(14, 34), c.u(8, 18), '#a3a294')
    flowers(c, 0, 690, 1200, 800, 40, ['#e8d27a', '#f2efe2', '#d98a6a'], 6)


def boat_lake(c):
    """Rowing boats on a summer lake with lotus."""
    sky(c, '#9fc4d0', '#dcebe4', '#f5eed8', to=380)
    clouds(c, 110, 40, 4)
    hills(c, 270, 340, 3, '#a3c0c4', '#65927c', '#e0ebe0', 80)
    treeline(c, 384, 40, '#5f8a62', 40)
    water(c, 380, 800, '#c3dedc', '#4f8a94', '#ffffff', 130, .45)
    temple_roof(c, 930, 306, 170, 50, '#5d6468')
    for k in (-56, -20, 20, 56):
        c.rect(926 + k, 308, 7, 76, '#9c4436')
    c.rect(850, 380, 160, 10, '#cfc6b4')
    for x, y, s, cols in ((420, 560, 1.15, ('#d05c44', '#f0d58a')), (790, 480, .7, ('#44687c', '#e8e0cf')), (210, 450, .5, ('#c49a4a', '#7a9a6a'))):
        reflection(c, x, y + 22 * s, 200 * s, 50 * s, '#7a4a34', .35, 6)
        person(c, x - 40 * s, y + 2 * s, 130 * s, 1, 'sit', cols[0], '#39414f', shadow=0, style='bob')
        person(c, x + 44 * s, y + 2 * s, 130 * s, -1, 'ride', cols[1], '#39414f', shadow=0)
        boat(c, x, y, s, '#a5653f', False)
        c.line(x + 4 * s, y - 30 * s, x - 90 * s, y + 50 * s, '#d9b98a', 5 * s)
    for i in range(46):
        t = c.u(0, 1)
        x, y, s = c.u(560, 1240) if i % 3 else c.u(-20, 200), 640 + 160 * t, 22 + 36 * t
        c.oval(x, y, s, s * .32, c.vary('#5d9468', .15))
        c.line(x, y, x + s * .8, y - s * .12, '#3f7050', 1.5, .6)
    for i in range(9):
        lotus(c, c.u(620, 1180), c.u(660, 780), c.u(.8, 1.4))
    willow(c, 60, 470, 420, '#83a85c')


def lotus(c, x, y, s):
    """A lotus flower on its stem."""
    with c.at(x, y, s):
        c.line(0, 0, 2, -34, '#5d8a55', 3)
        for a in (-50, 50, -26, 26, 0):
            with c.at(2, -32, 1, rot=a):
                c.path('M0 2Q-11 -12 0 -30Q11 -12 0 2Z', '#e9a3a8' if abs(a) > 30 else '#f4c4c4')


def camp_tents(c):
    """Tents by a lake in the evening."""
    sky(c, '#35507a', '#8a86a8', '#e3a98c', '#f6d09c', to=470)
    stars(c, 60, 200, False)
    hills(c, 380, 450, 3, '#8a7f9c', '#41506a', '#e8b898', 90)
    water(c, 470, 580, '#efc49a', '#5f7088', '#fff0d0', 50, .5)
    ground(c, 560, '#5d6f4c', '#34472f', 8)
    tufts(c, 570, 810, 300, ['#6d8055', '#42593a', '#83905c'], 18)
    for x, y, s, col in ((330, 690, 1.25, '#d9803f'), (830, 670, 1.1, '#3f7a80'), (1050, 640, .75, '#c9a84c')):
        with c.at(x, y, s):
            c.shadow(0, 2, 180, 20, .4)
            c.path('M-150 0Q-60 -90 -10 -150Q60 -90 150 0Z', c.lin(-150, 0, 150, 0, (0, light(col, .3)), (1, dark(col, .3))))
            c.path('M-60 0Q-24 -80 -10 -146Q20 -80 50 0Z', '#ffdd94')
            c.path('M-60 0Q-24 -80 -10 -146Q-14 -60 -24 0Z', dark(col, .15))
            c.glow(0, -50, 130, '#ffdd94', .5)
    c.glow(590, 690, 260, '#ffb45a', .6)
    for a in (-24, 24, 0):
        with c.at(590, 706, 1, rot=a):
            c.rect(-34, -6, 68, 11, '#5a4030', 1, 4)
    c.path(smooth([(568, 700), (576, 660), (590, 630), (604, 664), (614, 700)], True), '#f08a3c')
    c.path(smooth([(579, 700), (590, 660), (602, 700)], True), '#ffe08a')
    person(c, 500, 716, 150, 1, 'sit', '#b1503f', '#39414f', style='bob')
    c.rect(478, 676, 44, 40, '#6d543a', 1, 4)
    person(c, 690, 716, 150, -1, 'sit', '#46607a', '#39414f')
    c.rect(668, 676, 44, 40, '#6d543a', 1, 4)
    pine(c, 100, 700, 380, '#2c4638')
    pine(c, 1160, 700, 330, '#2c4638')
    pine(c, 30, 740, 300, '#253c31')


def bridge_building(c):
    """A bridge under construction across a gorge."""
    sky(c, '#a5c0cd', '#e2e6de', '#f4e8d0', to=500)
    hills(c, 330, 430, 3, '#a5b9bf', '#5f8274', '#e2e7df', 110)
    water(c, 640, 800, '#b5d0d2', '#5d8c96', n=70)
    for x in (230, 500, 770):
        c.poly([(x - 26, 380), (x + 26, 380), (x + 40, 720), (x - 40, 720)], c.lin(x - 40, 0, x + 40, 0, (0, '#e3ded2'), (1, '#9d9a94')))
        c.rect(x - 60, 362, 120, 24, '#c9c5ba')
        reflection(c, x, 722, 80, 60, '#d6d2c6', .5, 5)
    c.rect(-10, 330, 760, 34, c.lin(0, 330, 0, 364, (0, '#e9e4d8'), (1, '#a9a69e')))
    c.rect(750, 334, 90, 26, '#c98a3c')
    c.rect(1010, 330, 200, 34, '#d6d2c6')
    for k in range(6):
        c.line(750 + k * 18, 334, 768 + k * 18, 360, '#8a5c24', 3)
    c.rect(-10, 318, 760, 5, '#8a8f90')
    for k in range(26):
        c.line(k * 30, 320, k * 30, 332, '#8a8f90', 3)
    tower_crane(c, 620, 330, .9, '#d79a35')
    truck(c, 180, 330, .5, '#a8382e')
    for x, f in ((420, 1), (455, -1), (720, 1)):
        person(c, x, 330, 56, f, 'point' if f > 0 else 'stand', '#d98a3c', '#39506a', hat=('helmet', '#e8c83e'), wear='vest', shadow=0)
    slope(c, [(-20, 600), (120, 620), (200, 690), (140, 810)], '#6d8f66', '#48664c')
    slope(c, [(1220, 420), (1080, 470), (1000, 560), (960, 700), (900, 810)][::-1], '#65885f', '#426349')
    for x, y, h in ((1120, 560, 160), (1050, 640, 150), (1170, 680, 220), (40, 720, 160)):
        pine(c, x, y, h, '#44684f')


def tower_crane(c, x, y, s, colour='#d79a35'):
    """A tower crane with its jib to the right."""
    with c.at(x, y, s):
        for k in (-9, 9):
            c.line(k, 0, k, -290, colour, 4)
        for k in range(14):
            c.line(-9, -k * 20, 9, -(k + 1) * 20, colour, 2.4)
            c.line(9, -k * 20, -9, -(k + 1) * 20, colour, 2.4)
        c.line(-110, -286, 300, -286, colour, 4)
        c.line(-110, -270, 300, -270, colour, 3)
        for k in range(20):
            c.line(-100 + k * 20, -270, -90 + k * 20, -286, colour, 2)
            c.line(-90 + k * 20, -286, -80 + k * 20, -270, colour, 2)
        c.line(0, -286, 0, -340, colour, 5)
        c.line(0, -340, 290, -286, '#5a5f60', 1.6)
        c.line(0, -340, -106, -286, '#5a5f60', 1.6)
        c.rect(-112, -272, 40, 32, '#8a8d8c', 1, 2)
        c.rect(10, -268, 26, 30, '#e8e3d5', 1, 3)
        c.rect(14, -264, 18, 14, '#6d8a94')
        c.line(220, -270, 220, -150, '#4a4d50', 1.6)
        c.rect(185, -150, 70, 12, '#a36a3c', 1, 2)


def park_lawn(c):
    """A city park: people resting on the lawn."""
    sky(c, '#a3c6d4', '#dfeae2', '#f6eed6', to=380)
    clouds(c, 100, 40, 4)
    for i in range(7):
        block(c, 100 + i * 150 + c.u(-20, 20), 400, c.u(70, 110), c.u(110, 220), c.pick(['#c9cfd0', '#d8d2c6', '#b9c3c8']), 4, 8)
    mist(c, 360, 50, '#eef0e6', .5)
    treeline(c, 420, 70, '#6f9a62', 26)
    ground(c, 420, '#a9c470', '#7aa354')
    c.path('M1210 470Q900 470 760 540Q560 640 640 810L960 810Q840 660 960 580Q1040 530 1210 520Z', '#e9dcbc')
    tufts(c, 440, 810, 320, ['#8fb560', '#bcd07c', '#6f984c'], 12)
    tree(c, 180, 600, 420, '#5f9450', '#cfe08a')
    tree(c, 1060, 500, 250, '#6fa055', '#cfe08a')
    tree(c, 820, 470, 180, '#7aa85a')
    c.shadow(230, 640, 260, 50, .3)
    c.poly([(300, 660), (560, 650), (600, 716), (300, 730)], '#d9695a')
    for k in range(5):
        c.line(330 + k * 56, 658, 326 + k * 62, 728, '#f2e6d0', 5, .7)
    person(c, 380, 716, 160, 1, 'read', '#46607a', '#39414f', style='bob')
    person(c, 510, 710, 160, -1, 'sit', '#e0b45a', '#6b5d50')
    person(c, 730, 660, 120, 1, 'run', '#c4513f', '#39506a', child=True, prop=lambda c, a, b: None)
    c.oval(800, 652, 12, 12, '#e8d27a')
    person(c, 860, 600, 130, 1, 'walk', '#7a8a6a', '#4a4640', hair='#b5b0a8')
    person(c, 905, 602, 122, 1, 'walk', '#a05a6a', '#4a4640', hair='#b5b0a8', style='bun')
    flowers(c, 960, 660, 1200, 800, 60, ['#e9a3a0', '#f2d27a', '#ffffff'], 9)


SCENES = {
    'mountain-mist': mountain_mist, 'river-dawn': river_dawn, 'snow-field': snow_field, 'ginkgo-valley': ginkgo_valley,
    'old-bridge': old_bridge, 'ferry-landing': ferry_landing, 'reservoir-dam': reservoir_dam, 'summer-storm': summer_storm,
    'frost-morning': frost_morning, 'rainbow-fields': rainbow_fields, 'starry-sky': starry_sky, 'birdwatching': birdwatching,
    'hiking-trail': hiking_trail, 'boat-lake': boat_lake, 'camp-tents': camp_tents, 'bridge-building': bridge_building, 'park-lawn': park_lawn,
}
