"""Streets, transport and public life."""
import math
from .canvas import mix, dark, light, smooth
from .nature import *
from .built import *
from .people import person


def street(c, y, h, lit=0, n=7, tones=('#d9c9ae', '#cdb89a', '#e3d8c4', '#c9a890', '#b9b5a8'), shops=True, dim=0):
    """A row of town houses with shops at street level; y is the pavement."""
    x = -20
    while x < c.w + 20:
        w = c.u(.8, 1.25) * c.w / n
        hh = h * c.u(.8, 1.15)
        tone = mix(c.pick(tones), '#1d2740', dim)
        block(c, x, y, w, hh, tone, 3, max(2, int(hh / 70)), mix('#8fa3ad', '#26334e', dim), lit)
        if c.rng.random() < .4:
            tiled_roof(c, x, y - hh, w, 30, mix(TILE, '#1d2740', dim), .03)
        if shops:
            glass = '#ffdc94' if lit else '#9fb0b0'
            c.rect(x + 4, y - h * .3, w - 8, h * .3, mix('#6a4f3f', '#1d2740', dim * .6))
            c.rect(x + 12, y - h * .25, w - 24, h * .25, glass)
            for k in range(3):
                c.rect(x + 12 + (w - 24) * k / 3, y - h * .25, 4, h * .25, mix('#6a4f3f', '#1d2740', dim * .6))
            awning(c, x + 4, y - h * .34, w - 8, h * .09, c.pick([('#b5483c', '#efe4cc'), ('#3f6a64', '#efe4cc'), ('#c9943c', '#f4ead4'), ('#46607a', '#e9e0cc')]), 7)
            if lit:
                c.glow(x + w / 2, y - h * .1, w * .7, '#ffcf80', .35)
        x += w


def early_bus(c):
    """The first bus of the day on a valley road at dawn."""
    sky(c, '#41598a', '#9a93b5', '#eeb49a', '#fbdcab', to=520)
    stars(c, 40, 150, False)
    sun(c, 1120, 440, 44, '#fff0c8', 9)
    clouds(c, 200, 60, 5, '#f3c4b8', .5)
    ridge(c, 400, 120, '#9a93b5', '#eec0a8', 620, .52, facets=.2)
    mist(c, 500, 40, '#fbdcc0', .6)
    ridge(c, 480, 100, '#6a759a', '#d5a89a', 680, .52, facets=.25)
    mist(c, 570, 36, '#f8d8c0', .6)
    ridge(c, 550, 70, '#4a5f7c', '#8a8a90', 720, .5, facets=.25)
    village(c, 600, 622, 8, 66, lit='#ffd98a', walls=['#8a8a94', '#7d8090', '#9a9498'], x0=120, x1=760)
    mist(c, 632, 26, '#f6dcc8', .5)
    slope(c, [(-20, 640), (400, 622), (900, 650), (1620, 610)], '#7d8468', '#46584e')
    for x, h in ((60, 210), (1430, 250), (1500, 200), (1560, 270), (1370, 170)):
        poplar(c, x, 660, h, '#5a6e54')
    c.path('M-20 712L1620 690L1620 850L-20 860Z', '#c9b08c', .6)
    c.path('M-20 722L1620 702L1620 832L-20 842Z', c.lin(0, 700, 0, 842, (0, '#8d8a92'), (1, '#5a5c68')))
    for k in range(14):
        c.poly([(k * 124 - 40, 778 - k * 1.2), (k * 124 + 24, 777 - k * 1.2), (k * 124 + 20, 785 - k * 1.2), (k * 124 - 44, 786 - k * 1.2)], '#f3e4c6', .85)
    bus(c, 660, 776, 1.85, '#b5483a', True)
    c.rect(1180, 560, 10, 150, '#4a5058')
    c.rect(1150, 560, 70, 44, '#3f6a80', 1, 5)
    c.rect(1160, 572, 50, 6, '#f0e7d2', .8, 2)
    c.rect(1160, 586, 34, 6, '#f0e7d2', .6, 2)
    person(c, 1240, 714, 150, -1, 'wave', '#7d4a4c', '#2f3848', wear='coat', style='bun', scarf='#e0b45a', skin='#c99880')
    person(c, 1300, 716, 104, -1, 'stand', '#d0943c', '#2f3848', child=True, skin='#c99880', prop=lambda c, a, b: c.rect(-13, -64, 11, 24, '#3f6a80', 1, 3))
    person(c, 1356, 714, 158, -1, 'stand', '#46586e', '#2a3140', skin='#b98a72', hair='#8f8a86')
    tufts(c, 850, 910, 130, ['#46584e', '#6d7a58', '#8a8a62'], 34)
    birds(c, 420, 150, 7, 13, '#4a4a66')


def bus_stop(c):
    """Passengers waiting at a rural bus stop."""
    sky(c, '#a5c3cd', '#e4e8da', '#f8ecd0', to=420)
    clouds(c, 120, 40, 4)
    hills(c, 300, 360, 3, '#a9bfc2', '#76967f', '#e8e8d8', 90)
    ground(c, 430, '#b5c47a', '#86a058')
    village(c, 440, 462, 4, 80, x0=40, x1=340, trees=['#76a058'])
    tree(c, 1080, 600, 400, '#6f9450', '#cfdc88')
    c.rect(-10, 620, 1220, 30, '#cfc4ae')
    c.rect(-10, 650, 1220, 160, c.lin(0, 650, 0, 800, (0, '#8f9092'), (1, '#74767a')))
    for k in range(8):
        c.rect(k * 170 - 30, 728, 96, 9, '#f3ead2', .9)
    c.rect(330, 330, 12, 300, '#5f6a6c')
    c.rect(770, 330, 12, 300, '#5f6a6c')
    c.rect(342, 380, 428, 210, '#d6e4e0', .55)
    for k in range(4):
        c.rect(342 + k * 107, 380, 4, 210, '#8f9a9a')
    c.path('M290 330L820 330L800 296L310 296Z', c.lin(0, 296, 0, 330, (0, '#b5584a'), (1, '#7f352c')))
    c.rect(360, 560, 390, 16, '#a5764d', 1, 3)
    c.rect(380, 576, 10, 50, '#6d4c34')
    c.rect(720, 576, 10, 50, '#6d4c34')
    person(c, 440, 630, 215, 1, 'sit', '#6a7a8a', '#4a4640', hair='#b9b3aa', shadow=0)
    person(c, 560, 630, 205, 1, 'read', '#a8463a', '#39414f', style='bob', shadow=0)
    person(c, 680, 640, 140, 1, 'stand', '#d0a044', '#46607a', child=True, prop=lambda c, a, b: c.rect(-13, -64, 11, 24, '#3f6a80', 1, 3))
    person(c, 860, 642, 235, 1, 'wait', '#46607a', '#39414f', wear='coat')
    c.rect(940, 400, 9, 240, '#5f6a6c')
    c.oval(944, 390, 36, 36, '#3f6a80')
    c.oval(944, 390, 29, 29, '#f0ebdc')
    with c.at(944, 392, .13):
        c.rect(-150, -110, 300, 170, '#3f6a80', 1, 30)
        c.rect(-120, -80, 240, 70, '#f0ebdc')
        c.oval(-80, 70, 34, 34, '#3f6a80')
        c.oval(80, 70, 34, 34, '#3f6a80')
    flowers(c, 0, 560, 320, 616, 40, ['#f2d04a', '#e9a3a0', '#ffffff'], 6)


def highway(c):
    """A mountain highway on high piers."""
    sky(c, '#93b6c8', '#dbe5de', '#f6ecd2', to=520)
    clouds(c, 120, 50, 4)
    hills(c, 280, 420, 4, '#a5bdc4', '#5f8a76', '#e2e9de', 120)
    mist(c, 470, 50, '#f3f2e6', .6)
    slope(c, [(-20, 640), (300, 600), (700, 660), (1220, 590)], '#7fa066', '#4f7650')
    for x, h in ((120, 190), (300, 230), (470, 270), (640, 300), (820, 330), (1010, 350)):
        y = 470 - (x - 100) * .1
        c.poly([(x - 13, y), (x + 13, y), (x + 20, y + h), (x - 20, y + h)], c.lin(x - 20, 0, x + 20, 0, (0, '#e6e1d6'), (1, '#a39f98')))
    c.path('M-20 462Q500 440 1220 330L1220 392Q500 490 -20 500Z', c.lin(0, 340, 0, 500, (0, '#8d9094'), (1, '#9a9c9e')))
    c.path('M-20 500Q500 490 1220 392L1220 416Q500 508 -20 516Z', '#c9c5bb')
    c.path('M-20 481Q500 466 1220 361', 'none', .9, '#f6eed8', 3, 'butt', '34 26')
    c.path('M-20 458Q500 436 1220 326', 'none', 1, '#e9e4d8', 6)
    with c.at(300, 474, 1, rot=-3):
        car(c, 0, 0, .55, '#b5483c')
    with c.at(520, 458, 1, rot=-5):
        truck(c, 0, 4, .6, '#3f6a80')
    with c.at(830, 420, 1, rot=-8):
        car(c, 0, 0, .7, '#e6e0d2')
    with c.at(1060, 384, 1, rot=-9):
        bus(c, 0, 6, .5, '#3f7a6b')
    village(c, 690, 730, 6, 80, x0=80, x1=700, trees=['#6f9a52'])
    river(c, [(760, 640, 30), (800, 690, 60), (900, 740, 120), (880, 810, 230)], '#6d9fa8', '#c9dcdc')
    for x, y, h in ((1090, 720, 230), (1160, 760, 280), (1020, 780, 180), (40, 790, 220)):
        pine(c, x, y, h, '#456e55')


def train_station(c):
    """A fast train at a county platform."""
    sky(c, '#9cc0d0', '#dde8e0', '#f8eed4', to=380)
    hills(c, 250, 310, 3, '#a9bfc4', '#76988a', '#e6e8da', 80)
    for k in range(5):
        block(c, 40 + k * 110, 400, 80, c.u(70, 130), '#d0cdc2', 3, 5)
    c.rect(0, 400, c.w, 170, '#a9a598')
    c.line(0, 560, 1200, 560, '#6d6a64', 6)
    train(c, 1060, 556, 1.6, 4)
    c.poly([(-10, 575), (1210, 575), (1210, 810), (-10, 810)], c.lin(0, 575, 0, 800, (0, '#d9d2c2'), (1, '#b5ac9a')))
    c.rect(-10, 592, 1220, 10, '#e8c83e', .95)
    for k in range(9):
        c.line(600 + (k - 4) * 150, 604, 600 + (k - 4) * 280, 810, '#9d9484', 1.6, .5)
    for x in (150, 1070):
        c.rect(x, 130, 22, 480, c.lin(x, 0, x + 22, 0, (0, '#f0ece0'), (1, '#a9a59c')))
    c.path('M-10 100L1210 100L1210 134L-10 150Z', '#e9e4d6')
    c.path('M-10 60L1210 84L1210 104L-10 104Z', '#59666c')
    c.rect(520, 150, 170, 60, '#2f4a5c', 1, 4)
    c.oval(560, 180, 17, 17, '#f0ebdc')
    c.line(560, 180, 560, 169, '#333333', 2.5)
    c.line(560, 180, 569, 184, '#333333', 2.5)
    for k in range(2):
        c.rect(600, 168 + k * 16, 70, 7, '#e8c878', .9, 2)
    person(c, 330, 740, 260, 1, 'walk', '#46607a', '#39414f', wear='coat', prop=lambda c, a, b: (c.rect(-30, -30, 17, 28, '#a8463a', 1, 2), c.line(-21, -30, a[0], a[1], '#4a4640', 1.4)))
    person(c, 560, 700, 235, -1, 'wave', '#b1503f', '#4a4640', style='bob', wear='skirt')
    person(c, 640, 702, 145, -1, 'wave', '#d0a044', '#46607a', child=True)
    person(c, 860, 750, 265, -1, 'walk', '#5f7a5c', '#39414f', style='short', prop=lambda c, a, b: c.rect(-14, -76, 11, 25, '#4a4640', 1, 3))
    person(c, 980, 690, 225, 0, 'stand', '#2f4358', '#2a3344', hat=('cap', '#2f4358'))


def night_market(c):
    """Stalls, steam and lanterns at night."""
    sky(c, '#141d38', '#2c3860', '#5f5578', to=520)
    stars(c, 60, 220, False)
    street(c, 520, 330, .5, 6, dim=.62, shops=False)
    c.rect(0, 500, c.w, 310, c.lin(0, 500, 0, 800, (0, '#7a5a54'), (1, '#2f2c40')))
    c.glow(600, 520, 640, '#ffb868', .5)
    for k in range(3):
        lantern_string(c, -40 + k * 60, 120 + k * 76, 1240 - k * 60, 100 + k * 84, 10 - k, 25 - k * 4, 60 - k * 14)
    for k in range(26):
        person(c, c.u(0, 1200), c.u(530, 570), c.u(105, 120), c.pick((1, -1)), c.pick(['walk', 'stand', 'wait']), mix(c.pick(['#8a4a3c', '#46506a', '#7a6a4c', '#5a4a5c']), '#2a2840', .2), '#2a2c3c', shadow=0, skin='#c99878', style=c.pick(['short', 'bob', 'bun']))
    for x, s, cols, keep in ((-30, 1, ('#b5483c', '#f4e4c4'), 0), (420, 1, ('#3f6a64', '#f4e4c4'), 1), (850, 1, ('#c98a34', '#f8ecd0'), 2)):
        w = 360
        c.glow(x + w / 2, 560, 240, '#ffd084', .75)
        for k in (.06, .92):
            c.rect(x + w * k, 440, 9, 300, '#4a382e')
        person(c, x + 120, 720, 220, 1, 'hold', '#e9dcc0', '#39414f', wear='apron', shadow=0, hat=('cap', '#a8382e'))
        person(c, x + 250, 720, 205, -1, 'reach', '#8a4a3c', '#39414f', wear='apron', shadow=0, style='bun')
        c.rect(x + 10, 630, w - 20, 120, c.lin(0, 630, 0, 750, (0, '#9a6a44'), (1, '#5a3c2c')))
        c.rect(x, 618, w, 18, '#c0905c', 1, 3)
        for k in range(6):
            px = x + 44 + k * 54
            if keep == 0:
                c.rect(px - 24, 586, 48, 32, '#b98a50', 1, 4)
                c.rect(px - 26, 582, 52, 7, '#8a6238', 1, 3)
                steam(c, px, 580, 60, 2, .3)
            elif keep == 1:
                for q in range(5):
                    c.oval(px - 14 + (q % 3) * 14, 612 - (q // 3) * 12, 9, 9, c.pick(['#d8322c', '#e8983c', '#e8c83e', '#8fa84c']))
            else:
                c.line(px, 618, px + 8, 560, '#d9c49a', 3)
                for q in range(4):
                    c.oval(px + 1.5 + q * 1.8, 604 - q * 13, 8, 7, '#c8281f')
        awning(c, x - 14, 420, w + 28, 62, cols, 9)
        pendant(c, x + w / 2, 520, 17, '#3a3030', '#ffe0a0', 60)
    person(c, 380, 790, 250, 1, 'walk', '#7a3f3c', '#26283a', style='ponytail', skin='#d2a07c')
    person(c, 470, 792, 160, 1, 'point', '#c9943c', '#26283a', child=True, skin='#d2a07c')
    person(c, 820, 790, 255, -1, 'stand', '#3f506e', '#26283a', skin='#c99878')


def market_stall(c):
    """A vegetable stall at the morning market."""
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 0, 600, (0, '#f3e6c8'), (1, '#d9c3a0')))
    with c.blur(2):
        street(c, 520, 430, 0, 5, shops=True)
    c.rect(0, 520, c.w, 290, c.lin(0, 520, 0, 800, (0, '#c9b898'), (1, '#a5937a')))
    awning(c, 120, 130, 960, 120, ('#3f7a64', '#f3ead2'), 13)
    for x in (160, 1020):
        c.rect(x, 240, 14, 470, '#8a6a48')
    person(c, 520, 728, 320, 1, 'hold', '#a8463a', '#39414f', wear='apron', style='bun', shadow=0, prop=lambda c, a, b: c.path('M%.1f %.1fl-6 -14l6 3l4 -6l4 6l6 -3l-5 14Z' % (a[0], a[1]), '#6f9a4c'))
    person(c, 740, 728, 330, -1, 'wait', '#46607a', '#39414f', wear='apron', shadow=0, hat=('cap', '#7a6a4c'))
    c.rect(150, 600, 900, 130, c.lin(0, 600, 0, 730, (0, '#a5764d'), (1, '#6d4c34')))
    for k, fruit in enumerate((['#c8322a', '#d84a34'], ['#6f9a4c', '#86ad58'], ['#e8983c', '#e0842c'], ['#7a4a7a', '#5f3a64'], ['#e8c83e', '#d9b434'], ['#b3cf86', '#9abd60'])):
        crate(c, 160 + k * 148, 630, 138, 42, fruit)
        crate(c, 160 + k * 148, 730, 138, 50, c.pick([['#e9e0c8', '#d9cdb0'], ['#d9823c', '#c9702c'], ['#8fb060', '#6f9a4c'], ['#c8322a', '#a82820']]))
    c.rect(600, 556, 70, 14, '#8f9a9c', 1, 3)
    c.rect(628, 570, 14, 30, '#6d787c')
    c.path('M590 556Q635 574 680 556Z', '#c9cfcc')
    person(c, 250, 780, 330, 1, 'wait', '#5f7a5c', '#4a4640', wear='coat', hair='#b5aea6', style='bun')
    person(c, 960, 784, 320, -1, 'wait', '#d0a044', '#39414f', style='ponytail', prop=basket)
    person(c, 1080, 786, 190, -1, 'point', '#c4513f', '#39506a', child=True)


def basket(c, a, b):
    """A prop: a shopping basket."""
    x, y = b
    c.path('M%.1f %.1fq6 -13 12 0' % (x - 4, y), 'none', 1, '#8a6238', 1.6)
    c.path('M%.1f %.1fl18 0l-3 14l-12 0Z' % (x - 7, y), '#b98a50')
    c.oval(x, y, 3.6, 3, '#6f9a4c')
    c.oval(x + 6, y - .6, 3.4, 3, '#d8322c')


def town_square(c):
    """People dancing and strolling on the square in the evening."""
    sky(c, '#4f6a9a', '#b0a3b8', '#f3c49c', to=440)
    hills(c, 300, 350, 2, '#8f94ae', '#66748c', '#e8bfa2', 70)
    for k in range(8):
        block(c, -20 + k * 160, 470, c.u(100, 150), c.u(110, 240), c.pick(['#b9aeb0', '#a9a6b0', '#c9b8ac']), 4, 7, '#7d8aa0', .4)
    temple_roof(c, 600, 300, 300, 80, '#4e5a66')
    for k in range(5):
        c.rect(486 + k * 55, 306, 12, 170, '#9c4436')
    c.rect(460, 318, 280, 150, '#ffdc98', .5)
    c.rect(450, 462, 300, 16, '#cfc0a8')
    temple_roof(c, 600, 208, 190, 56, '#4e5a66')
    c.rect(534, 212, 132, 30, '#9c4436')
    treeline(c, 480, 40, '#66785f', 30)
    ground(c, 484, '#d3b9a0', '#9a8a88', 1)
    for k in range(9):
        c.line(600 + (k - 4) * 120, 488, 600 + (k - 4) * 330, 810, '#b39c8c', 1.6, .5)
    for k in range(6):
        c.line(0, 500 + k * k * 10, 1200, 500 + k * k * 10, '#b39c8c', 1.5, .5)
    for r in range(3):
        for k in range(6 - r):
            x, y, h = 250 + k * 138 + r * 60, 600 + r * 82, 150 + r * 36
            person(c, x, y, h, -1, 'dance', c.pick(['#c4423a', '#d9803f', '#b5506a', '#c9943c']), c.pick(['#39414f', '#4a3a44']), style=c.pick(['bun', 'bob', 'short']), prop=fan)
    person(c, 110, 760, 230, 1, 'walk', '#46607a', '#39414f', hair='#b9b3aa')
    person(c, 1100, 700, 130, -1, 'run', '#5f9ab0', '#39414f', child=True)
    for x in (60, 1130):
        lamp_post(c, x, 640, 340, True)


def fan(c, a, b):
    """A prop: a folding fan in the raised hand."""
    x, y = a
    c.path('M%.1f %.1fL%.1f %.1fA17 17 0 0 1 %.1f %.1fZ' % (x, y, x - 12, y - 13, x + 12, y - 13), '#e8503c')
    c.path('M%.1f %.1fA17 17 0 0 1 %.1f %.1f' % (x - 12, y - 13, x + 12, y - 13), 'none', 1, '#f4d890', 1.8)


def lantern_festival(c):
    """A street of lanterns, families looking up."""
    sky(c, '#131c3c', '#2f3a68', '#6d5578', '#b5706a', to=820)
    stars(c, 70, 400, False)
    c.oval(690, 170, 44, 44, '#f8eccb')
    c.glow(690, 170, 200, '#f8eccb', .4)
    for side in (-1, 1):
        for k in range(3):
            s = .7 + .65 * k
            w, h = 240 * s, 210 * s
            x = 450 + side * (130 + 120 * k + 20 * k * k) - (w if side < 0 else 0)
            y = 800 + 60 * k
            c.rect(x, y - h, w, h, c.lin(x, 0, x + w, 0, (0, '#7a4f4a' if side < 0 else '#b5725a'), (1, '#b5725a' if side < 0 else '#7a4f4a')))
            for q in range(3):
                lattice(c, x + w * (.08 + .31 * q), y - h * .9, w * .24, h * .26, '#4a2c28', '#ffd98a')
                c.rect(x + w * (.08 + .31 * q), y - h * .46, w * .24, h * .46, '#ffca74')
                c.rect(x + w * (.19 + .31 * q), y - h * .46, w * .02, h * .46, '#4a2c28')
            c.rect(x - 8, y - h * .55, w + 16, h * .06, '#4a2c28')
            tiled_roof(c, x, y - h, w, h * .3, '#3f4664', .1)
    c.path('M330 800L570 800L1000 1210L-100 1210Z', c.lin(0, 800, 0, 1200, (0, '#d99a6a'), (1, '#4a3a50')))
    c.glow(450, 830, 430, '#ffb060', .55)
    for k in range(20):
        person(c, 450 + c.u(-130, 130), 830 + k * 3.4, 92 + k * 2.4, c.pick((1, -1, 2)), c.pick(['walk', 'stand']), c.pick(['#8a3f3c', '#3f4a6a', '#a5703c', '#6a4a64']), '#2a2a40', shadow=0, skin='#d2a07c', style=c.pick(['short', 'bun', 'bob']))
    for k in range(6):
        lantern_string(c, -40 + k * 50, 130 + k * 96, 940 - k * 50, 110 + k * 100, 7 - k // 2, 40 - k * 5, 70 - k * 9, ('#c8322a', '#d84a30', '#c8322a', '#dd8a34'))
    person(c, 260, 1130, 300, 1, 'point', '#a83c38', '#2f3048', wear='coat', style='bun', scarf='#e8c878', skin='#e0b08a')
    person(c, 390, 1140, 190, 1, 'hold', '#d9943c', '#3a3450', child=True, style='pigtails', skin='#e0b08a', prop=rabbit_lantern)
    person(c, 620, 1140, 310, -1, 'stand', '#3f4f74', '#2a2c44', wear='coat', skin='#d2a07c')
    person(c, 720, 1146, 170, -1, 'up', '#5f8a7c', '#2f3048', child=True, skin='#e0b08a')


def rabbit_lantern(c, a, b):
    """A prop: a rabbit lantern on a stick."""
    x, y = a[0] + 18, a[1] + 14
    c.line(a[0], a[1], x, y - 22, '#8a6238', 1.4)
    c.line(x, y - 22, x, y - 8, '#8a6238', .8)
    c.glow(x, y, 30, '#ffdc90', .7)
    c.oval(x, y, 12, 9, '#fff2d4')
    c.oval(x + 9, y - 6, 6, 5.4, '#fff8e4')
    for k in (0, 4):
        with c.at(x + 7 + k, y - 11, 1, rot=-14 + k * 4):
            c.oval(0, -4, 1.8, 6, '#ffd9d0')
    c.oval(x + 11, y - 7, .9, .9, '#a8201a')


def opera_stage(c):
    """Evening opera on an old village stage."""
    sky(c, '#1b2746', '#3a4a78', '#8a7088', to=560)
    stars(c, 70, 260, False)
    hills(c, 400, 450, 2, '#3f4c74', '#2a365a', '#6a6484', 70)
    c.glow(600, 420, 620, '#ffc878', .45)
    c.rect(230, 250, 740, 330, c.lin(0, 250, 0, 580, (0, '#f3cf8a'), (1, '#e0a860')))
    c.rect(300, 270, 600, 270, c.lin(0, 270, 0, 540, (0, '#b8382e'), (1, '#8a2622')))
    for k in range(16):
        c.rect(300 + k * 38, 270, 15, 270, '#8f2822', .45)
    c.oval(600, 390, 108, 108, '#d9a441')
    c.oval(600, 390, 98, 98, '#9c2c26')
    for a in range(8):
        with c.at(600, 390, 1, rot=a * 45):
            c.path('M0 -14Q-24 -52 0 -88Q24 -52 0 -14Z', '#d9a441', .9)
    c.oval(600, 390, 18, 18, '#f0cf80')
    for x in (340, 800):
        c.rect(x, 330, 60, 210, '#5f2a24')
        c.path('M%d 330q30 -34 60 0Z' % x, '#5f2a24')
        c.rect(x + 8, 340, 44, 200, '#3a1c1c')
    c.path('M230 540L970 540L1030 600L170 600Z', c.lin(0, 540, 0, 600, (0, '#c98a54'), (1, '#a5683c')))
    c.rect(170, 600, 860, 90, c.lin(0, 600, 0, 690, (0, '#8a5a3c'), (1, '#4f3630')))
    for k in range(11):
        c.rect(190 + k * 78, 612, 62, 64, '#6d4430', 1, 3)
        c.rect(206 + k * 78, 624, 30, 40, '#a5764a', .6, 3)
    opera_figure(c, 470, 588, 2.4, -1, '#e0603c', '#f6d070')
    opera_figure(c, 730, 588, 2.4, 1, '#3f8a9c', '#f6e8c8', True)
    table(c, 556, 512, 88, 72, '#a8382e', 10)
    c.rect(552, 512, 96, 50, '#c8402e', 1, 2)
    c.rect(552, 556, 96, 8, '#f0c45a')
    for x in (226, 952):
        c.rect(x, 240, 24, 350, c.lin(x, 0, x + 24, 0, (0, '#d0523e'), (1, '#7a241e')))
        c.rect(x - 6, 580, 36, 22, '#9a948c', 1, 3)
    c.rect(200, 232, 800, 34, '#3f5f6a')
    c.rect(200, 262, 800, 7, '#d9a441')
    for k in range(20):
        c.path('M%d 249q10 -11 20 0q-10 11 -20 0' % (210 + k * 39.5), '#d9a441', .8)
    temple_roof(c, 600, 226, 900, 150, '#48566a', '#d9a441')
    c.oval(600, 70, 15, 17, '#d9a441')
    for x in (290, 410, 790, 910):
        lantern(c, x, 268, 25)
    for side in (0, 1):
        with c.at(1200 if side else 0, 0, 1, flip=bool(side)):
            bare(c, 70, 700, 400, '#26304e', 6)
    c.rect(0, 690, c.w, 120, c.lin(0, 690, 0, 800, (0, '#6a4a4c'), (1, '#231f34')))
    for r in range(3):
        for k in range(13):
            x, y = 30 + k * 96 + (r % 2) * 44 + c.u(-10, 10), 730 + r * 44
            audience(c, x, y, .86 + r * .3, mix(c.pick(['#6a3f44', '#3f4a6a', '#5a4a44', '#4a4a5c', '#6a5a44']), '#181a30', .1 + r * .22), c.rng.random() < .25)


def audience(c, x, y, s, colour, old=False):
    """A spectator from behind, rim-lit by the stage."""
    with c.at(x, y, s):
        c.path('M-34 60Q-34 10 -14 4Q0 0 14 4Q34 10 34 60Z', colour)
        c.path('M-30 26Q-26 9 -13 4Q0 0 13 4Q26 9 30 26', 'none', .55, '#ffc070', 2.4)
        c.oval(0, -14, 14, 16.5, '#8a8480' if old else '#241f24')
        c.path('M-13 -18A14 16.5 0 0 1 13 -18', 'none', .55, '#ffc070', 2.2)
        if c.rng.random() < .3:
            c.oval(0, -31, 6.5, 6, '#241f24')


def opera_figure(c, x, y, s, face, robe, trim, lady=False):
    """An opera actor in a long robe with water sleeves."""
    with c.at(x, y, s, flip=face < 0):
        c.shadow(0, 0, 30, 5, .4)
        c.rect(-8, -4, 8, 5, '#f8f4e8', 1, 1)
        c.rect(4, -4, 8, 5, '#f8f4e8', 1, 1)
        c.path('M-9 -76Q-17 -40 -18 -3Q0 3 20 -3Q16 -40 9 -76Z', c.lin(-24, 0, 26, 0, (0, dark(robe, .2)), (.5, robe), (1, light(robe, .2))))
        c.path('M-18 -10Q0 -4 19 -10L20 -3Q0 3 -18 -3Z', trim)
        c.path('M2 -78L-3 -40L-2 -4L5 -4L6 -40Z', trim, .9)
        c.rect(-11, -50, 23, 5, trim, 1, 2)
        for k in range(4):
            c.oval(-11 + k * 7, -22 + (k % 2) * 6, 3, 3, trim, .85)
        c.path('M-8 -74Q-26 -68 -30 -52Q-34 -30 -42 -22L-32 -18Q-22 -34 -16 -52L-6 -60Z', dark(robe, .12))
        c.path('M-42 -24Q-50 -8 -44 -1L-33 -4Q-36 -12 -31 -20Z', '#fbf6e8')
        c.path('M8 -75Q26 -78 36 -92L44 -86Q36 -64 12 -58Z', robe)
        c.path('M34 -94Q52 -112 66 -100Q72 -84 62 -66Q60 -88 44 -83Z', '#fbf6e8')
        c.oval(1, -86, 7.2, 8.6, '#f6dcc6')
        c.oval(4.5, -85, 2.2, 2, '#e58a80', .6)
        c.oval(-1.5, -85, 2, 2, '#e58a80', .5)
        c.path('M3 -88.5l4 -1.4M-2.8 -88.6l3 -.6', 'none', 1, '#2a1c1c', 1.1)
        c.path('M2 -81.6q1.6 1 3 0', 'none', 1, '#b8282a', 1)
        if lady:
            c.path('M-7 -84Q-10 -98 1 -99Q11 -98 8 -87Q6 -93 1 -94Q-4 -93 -5 -84L-7 -68Z', '#241c20')
            for k in range(6):
                c.oval(-7 + k * 3.2, -97 - 2.5 * math.sin(k * .6), 2.3, 2.3, c.pick(['#7fc4d0', '#f0d070', '#e89aa0']))
            c.line(9, -94, 12, -84, '#f0d070', 1)
        else:
            c.path('M-7 -90Q-8 -102 1 -103Q10 -102 9 -90Q1 -95 -7 -90Z', '#26304a')
            c.rect(-7, -94, 16, 3.4, trim, 1, 1)
            for f in (-1, 1):
                c.curve([(1 + f * 5, -101), (1 + f * 22, -128), (1 + f * 46, -124)], '#e8c86a', 1.8)
                c.curve([(1 + f * 5, -101), (1 + f * 22, -128), (1 + f * 46, -124)], '#8a4a34', .6)
            c.oval(1, -104, 3.4, 3.4, '#d8322c')
            c.path('M-1 -80Q3 -62 0 -54Q8 -60 8 -80Q4 -77 -1 -80Z', '#2a2426')


def drum_dance(c):
    """A waist-drum dance on the loess."""
    sky(c, '#8fb4cc', '#e3e2d2', '#f8e2b4', to=420)
    clouds(c, 130, 40, 4, '#fff6e4')
    hills(c, 300, 380, 4, '#cbb89a', '#b58e5c', '#f3dfb4', 90, .45)
    ground(c, 470, '#dfbd84', '#b98a54', 6)
    for k in range(12):
        c.shadow(c.u(0, 1200), c.u(640, 760), c.u(90, 190), c.u(16, 34), .5, '#f3dcae')
    for x, y, h, f in ((170, 560, 170, 1), (350, 550, 165, -1), (540, 556, 170, 1), (730, 550, 165, -1), (910, 560, 172, 1), (1080, 556, 168, -1), (280, 720, 280, 1), (600, 745, 310, 1), (920, 722, 285, -1)):
        person(c, x, y, h, f, 'jump' if (x // 10) % 2 else 'drum', '#f6efdc', '#c8322a', hat=('wrap', '#f8f2e2'), prop=waist_drum, scarf='#c8322a', shadow=.3)
    for x in (40, 1140):
        c.line(x, 620, x + 10, 160, '#7a5636', 8)
        c.path('M%d 170Q%d 150 %d 190L%d 350Q%d 320 %d 340Z' % (x + 10, x - 50, x - 90 if x > 600 else x + 120, x - 80 if x > 600 else x + 110, x - 40 if x > 600 else x + 50, x + 6), '#c8322a')


def waist_drum(c, a, b):
    """A prop: a red waist drum, sticks and flying ribbons."""
    with c.at(6, -48, 1, rot=-14):
        c.rect(-10, -6, 22, 12, '#b8241c', 1, 4)
        c.rect(-11, -6.5, 4, 13, '#f0dcae', 1, 2)
        c.rect(9, -6.5, 4, 13, '#f0dcae', 1, 2)
        c.rect(-2, -6, 5, 12, '#e8b83c')
    for x, y in (a, b):
        c.line(x, y, x + 5, y - 8, '#8a6238', 1.5)
        c.path('M%.1f %.1fq-10 -12 -20 -4q-10 8 -16 -2' % (x, y), 'none', .95, '#d8322c', 2.6)


def museum(c):
    """A hall with bronzes, porcelain and visitors."""
    room(c, '#cbbca6', '#9a8268', 590)
    c.rect(0, 0, c.w, 590, c.lin(0, 0, 0, 590, (0, '#4a4a54', .5), (1, '#4a4a54', 0)))
    c.rect(90, 120, 280, 210, '#6d4c34')
    c.rect(102, 132, 256, 186, '#eee3c8')
    with c.clip('M102 132h256v186h-256Z'):
        c.oval(300, 180, 16, 16, '#c8584a')
        ridge_part(c)
    for x, lit in ((230, 1), (600, 1), (970, 1)):
        c.poly([(x - 26, 0), (x + 26, 0), (x + 190, 600), (x - 190, 600)], c.lin(0, 0, 0, 600, (0, '#fff2cc', .4), (1, '#fff2cc', .05)))
        c.rect(x - 18, 0, 36, 22, '#3a3a3c', 1, 4)
    for x, w in ((600, 220), (970, 200)):
        c.rect(x - w / 2, 480, w, 180, c.lin(x - w / 2, 0, x + w / 2, 0, (0, '#f3eee2'), (1, '#b9b0a0')))
        c.rect(x - w / 2 + 6, 200, w - 12, 280, '#e9f2f0', .25)
        c.path('M%d 200h%dv280' % (x - w / 2 + 6, w - 12), 'none', .8, '#f4f8f6', 3)
        c.path('M%d 480v-280' % (x - w / 2 + 6), 'none', .8, '#f4f8f6', 3)
    ding(c, 600, 478, 1.25)
    pot(c, 970, 478, 120, 190, '#e6ebe9', .36)
    for k in range(5):
        c.path('M%d %dq16 -22 32 0q-16 16 -32 0' % (930 + (k % 3) * 26, 360 + (k // 2) * 28), '#3f6596', .75)
    c.path('M914 340Q970 358 1026 340M918 420Q970 440 1022 420', 'none', .8, '#3f6596', 4)
    person(c, 400, 750, 300, 1, 'point', '#7d4a4c', '#39414f', style='bob', wear='skirt')
    person(c, 300, 754, 175, 1, 'stand', '#d0a044', '#46607a', child=True, style='pigtails')
    person(c, 790, 744, 305, 1, 'stand', '#46607a', '#39414f', wear='coat')
    person(c, 1080, 756, 290, -1, 'hold', '#6a7a62', '#4a4640', hair='#b9b3aa')
    c.rect(0, 770, c.w, 6, '#7a6450', .4)


def ridge_part(c):
    """The ink mountains of the framed painting."""
    for k, (x, y, w) in enumerate(((160, 318, 130), (250, 318, 170), (320, 318, 120))):
        c.path('M%d %dQ%d %d %d %dQ%d %d %d %dZ' % (x - w / 2, y, x - w * .1, y - w * .3, x, y - w * .75, x + w * .12, y - w * .3, x + w / 2, y), ['#7d8a8c', '#4a5a60', '#98a3a2'][k], .8)


def ding(c, x, y, s):
    """A bronze tripod."""
    with c.at(x, y, s):
        for k in (-46, 38, -4):
            c.path('M%d -60L%d 0L%d 0L%d -60Z' % (k - 6, k - 2, k + 12, k + 16), '#4a5f54')
        c.path('M-70 -130L70 -130Q72 -60 40 -46L-40 -46Q-72 -60 -70 -130Z', c.lin(-70, 0, 70, 0, (0, '#7fa08c'), (.4, '#5f8270'), (1, '#36493f')))
        c.rect(-76, -140, 152, 14, '#6d9080', 1, 3)
        for k in (-58, 34):
            c.path('M%d -138v-34h24v34' % k, 'none', 1, '#5f8270', 8)
        for k in range(5):
            c.path('M%d -104h18v14h-10v-7' % (-56 + k * 24), 'none', .7, '#a9c4ae', 2.6)


def rain_street(c):
    """Umbrellas on a wet street."""
    sky(c, '#7f8fa0', '#aab4ba', '#cfcfc6', to=400)
    street(c, 520, 400, .35, 5, dim=.28)
    mist(c, 400, 120, '#b9c0c4', .35)
    c.rect(0, 518, c.w, 290, c.lin(0, 518, 0, 800, (0, '#8d97a0'), (1, '#56626e')))
    for k in range(26):
        reflection(c, c.u(0, 1200), c.u(522, 560), c.u(20, 80), c.u(90, 230), c.pick(['#ffd894', '#d9695a', '#e9e0cc', '#3f6a64', '#2f3a48']), .3, 8)
    ripples(c, 0, 540, 1200, 800, 60, '#e6ecee', .4)
    car(c, 980, 600, 1.3, '#3f5f78', -1)
    c.path('M902 570L640 610L650 640L902 580Z', '#ffe9b8', .3)
    for x, y, h, f, col, um in ((260, 740, 270, 1, '#3f506a', '#c8382a'), (470, 640, 190, -1, '#7d6a5a', '#3f7a80'), (700, 760, 280, -1, '#8a5a4a', '#e0b03c'), (850, 650, 190, 1, '#4a5a4c', '#46507a'), (600, 590, 140, 1, '#5a5060', '#8a6d8f')):
        person(c, x, y, h, f, 'walk', col, '#39414f', wear='coat', style=c.pick(['short', 'bob', 'bun']), prop=umbrella(um), shadow=.3)
        reflection(c, x, y + 4, h * .22, h * .5, um, .35, 7)
    person(c, 320, 744, 160, 1, 'walk', '#e8c83e', '#e8c83e', child=True, hat=('knit', '#e8c83e'), shoes='#c8382a')
    for x in (130, 1090):
        lamp_post(c, x, 560, 330, True)
    rain(c, 230, op=.4)


def umbrella(colour):
    """A prop: an open umbrella."""
    def draw(c, a, b):
        x, y = 5, -104
        c.line(x + 4, -62, x, y - 14, '#4a4640', 1.5)
        c.path('M-32 -98Q-26 -132 %.1f -134Q36 -132 42 -98Q32 -104 22 -98Q13 -104 %.1f -98Q-4 -104 -14 -98Q-22 -104 -32 -98Z' % (x, x), c.lin(-32, 0, 42, 0, (0, light(colour, .3)), (1, dark(colour, .25))))
        c.path('M%.1f -134Q-12 -120 -14 -98M%.1f -134Q20 -120 22 -98' % (x, x), 'none', .35, dark(colour, .5), 1)
    return draw


def notice_board(c):
    """Villagers reading a notice board under a tree."""
    sky(c, '#a9c5cd', '#e6e9da', '#f8ecd0', to=420)
    hills(c, 280, 340, 2, '#a9bfc0', '#7f9f86', '#e8e8d8', 80)
    ground(c, 450, '#c9c3a0', '#a39a7c')
    village(c, 452, 474, 4, 84, x0=20, x1=320, trees=['#76a058'])
    tree(c, 1010, 620, 580, '#6a9450', '#cfdc88')
    c.shadow(560, 650, 360, 26, .3)
    for x in (300, 800):
        c.rect(x, 290, 18, 360, '#7a4a36')
    c.rect(280, 330, 560, 240, '#8a5a40')
    c.rect(296, 344, 528, 212, '#d9c49a')
    for k, (x, y, w, h, col) in enumerate(((316, 362, 92, 120, '#f8f3e6'), (424, 360, 110, 84, '#f3e0b0'), (424, 456, 110, 88, '#f8f3e6'), (552, 362, 86, 150, '#e9d0c4'), (656, 360, 150, 96, '#f8f3e6'), (656, 470, 68, 74, '#d6e4da'), (738, 470, 68, 74, '#f3e0b0'), (316, 494, 92, 50, '#d6e0e6'))):
        with c.at(x, y, 1, rot=c.u(-1.5, 1.5)):
            c.rect(3, 4, w, h, '#3a2c20', .2)
            c.rect(0, 0, w, h, col)
            c.oval(w / 2, 6, 4, 4, '#b8322a')
            for q in range(int((h - 24) / 13)):
                c.rect(10, 18 + q * 13, (w - 20) * c.u(.6, 1), 4, '#8a8478', .55, 2)
    tiled_roof(c, 256, 330, 610, 66, '#5d6468', .06)
    person(c, 380, 740, 280, 2, 'stand', '#46607a', '#39414f', hair='#b9b3aa')
    person(c, 520, 752, 270, 2, 'stand', '#a8463a', '#4a4640', style='bun')
    person(c, 690, 740, 285, -1, 'reach', '#5f7a5c', '#39414f', hat=('cap', '#6a5a44'))
    person(c, 800, 752, 160, -1, 'stand', '#d0a044', '#46607a', child=True, style='pigtails')
    person(c, 210, 730, 275, 1, 'walk', '#8a6d8f', '#39414f', style='bob')


def courier(c):
    """A courier riding through a village with parcels."""
    sky(c, '#9cc0d0', '#dfe9de', '#f8eed2', to=420)
    clouds(c, 120, 40, 4)
    hills(c, 290, 350, 3, '#a9bfc2', '#76987f', '#e6e8da', 90)
    ground(c, 440, '#b0c476', '#86a058')
    village(c, 450, 500, 9, 100, trees=['#76a058', '#8fb062'])
    c.path('M-20 620L1220 600L1220 810L-20 810Z', c.lin(0, 600, 0, 800, (0, '#d9ccb0'), (1, '#b5a588')))
    flowers(c, 0, 580, 1200, 612, 60, ['#f2d04a', '#ffffff', '#e9a3a0'], 6)
    for k in range(4):
        c.line(60 + k * 20, 600 + k * 26, 300 + k * 12, 598 + k * 26, '#ffffff', 4, .5)
    scooter(c, 560, 720, 2.1, '#c8483a', '#3f6a80')
    person(c, 548, 700, 330, 1, 'sit', '#d9803f', '#39414f', hat=('helmet', '#f0ebdc'), wear='vest', shadow=0)
    person(c, 980, 740, 270, -1, 'wave', '#8a6d8f', '#4a4640', hair='#b9b3aa', style='bun', wear='apron')
    person(c, 1070, 744, 160, -1, 'jump', '#d0a044', '#46607a', child=True)
    tree(c, 1150, 640, 420, '#76a055', '#d5e090')
    with c.at(170, 690, .9):
        c.path(smooth([(-40, -30), (0, -44), (36, -36), (46, -14), (20, -10), (-30, -10)], True), '#a87848')
        c.oval(52, -44, 17, 14, '#a87848')
        c.poly([(40, -54), (42, -72), (52, -56)], '#8a5f38')
        c.line(-30, -14, -44, 0, '#8a5f38', 7)
        c.line(30, -14, 48, -2, '#8a5f38', 7)
        c.path('M-40 -30Q-64 -44 -58 -60', 'none', 1, '#a87848', 7)


def fire_drill(c):
    """A fire brigade drill with a red engine and hoses."""
    sky(c, '#9cc0d0', '#dfe8de', '#f8eed4', to=440)
    block(c, 60, 560, 360, 420, '#d9c9b0', 6, 6, '#8fa3ad')
    block(c, 430, 560, 260, 260, '#cdb9a0', 4, 4)
    treeline(c, 560, 60, '#7fa066', 24)
    for k in range(12):
        c.shadow(240 + c.u(-20, 30) + k * 14, 260 - k * 19, 50 + k * 7, 36 + k * 5, .5, '#6f6c74')
    c.rect(0, 555, c.w, 260, c.lin(0, 555, 0, 800, (0, '#c9c2b4'), (1, '#a09a90')))
    with c.at(830, 690, 1.3):
        c.shadow(0, 0, 220, 18, .4)
        c.path('M-200 -14L-200 -110L70 -110L74 -124L150 -124Q166 -120 176 -70L180 -14Z', c.lin(0, -124, 0, -14, (0, '#e0523e'), (1, '#a3241c')))
        c.rect(-200, -46, 380, 9, '#f6efdc')
        c.path('M92 -114L146 -114Q154 -110 162 -74L92 -74Z', '#bcd0d2')
        c.rect(-190, -100, 250, 44, '#c9cdca', 1, 3)
        for k in range(4):
            c.rect(-184 + k * 62, -96, 54, 36, '#9aa3a4', 1, 2)
        c.rect(96, -136, 40, 12, '#3f7ac0', 1, 4)
        c.rect(-196, -122, 250, 8, '#d9d4c6')
        for k in range(14):
            c.rect(-190 + k * 18, -126, 4, 14, '#b5b0a4')
        for wx in (-140, -90, 110):
            c.oval(wx, -6, 25, 25, '#26282c')
            c.oval(wx, -6, 12, 12, '#b0b2b2')
    c.path('M630 640Q540 760 420 700Q400 690 392 640', 'none', 1, '#d9c49a', 12)
    c.path('M384 612Q300 380 240 300', 'none', .85, '#e9f4f6', 13)
    c.path('M388 606Q320 400 236 280', 'none', .6, '#ffffff', 5)
    c.glow(240, 290, 90, '#ffffff', .8)
    for x, h, f, p in ((430, 270, -1, 'hold'), (500, 265, -1, 'hold'), (180, 250, 1, 'run')):
        person(c, x, 720, h, f, p, '#d9803f' if p != 'run' else '#c8483a', '#39414f', hat=('helmet', '#e8c83e'), wear='vest')
    person(c, 1102, 770, 240, -1, 'wave', '#46607a', '#39414f')
    person(c, 90, 770, 180, 1, 'run', '#d0a044', '#46607a', child=True)
    person(c, 290, 770, 180, 1, 'run', '#8a6d8f', '#46607a', child=True, style='pigtails')


def elder_canteen(c):
    """Elders eating together in a bright canteen."""
    room(c, '#f0e4c8', '#b98f66', 500, '#b5cdb9')
    for k in range(3):
        x = 90 + k * 210
        garden_window(c, x, 80, 160, 220, '#f8f2e4')
    c.rect(760, 120, 380, 190, '#e9d5b0')
    c.rect(770, 260, 360, 14, '#a5764d')
    person(c, 880, 440, 230, 0, 'hold', '#f6f2e6', '#f6f2e6', hat=('cap', '#f8f6ee'), shadow=0)
    person(c, 1030, 440, 230, -1, 'hold', '#f6f2e6', '#f6f2e6', hat=('wrap', '#f8f6ee'), shadow=0)
    c.rect(740, 360, 420, 130, c.lin(0, 360, 0, 490, (0, '#c9cfcc'), (1, '#8f9a98')))
    c.rect(730, 350, 440, 14, '#e3e6e2', 1, 3)
    for k in range(4):
        c.rect(760 + k * 100, 336, 80, 18, '#7d8a8a', 1, 4)
        c.oval(800 + k * 100, 337, 36, 8, ['#d8783c', '#6f9a4c', '#e8c86a', '#b5483c'][k])
        steam(c, 800 + k * 100, 334, 66, 3, .35)
    for k in range(3):
        pendant(c, 220 + k * 370, 70, 36, '#b5584a', '#ffe4a8', 80)
    sunbeam(c, 110, 90, 400, 280, 640, '#fff4cc', .25)
    for x, y, s, cs in ((110, 600, .9, 0), (600, 640, 1.1, 1)):
        for q, (dx, f) in enumerate(((-10, 1), (440 * s, -1))):
            chair(c, x + dx, y + 140 * s, 1.45 * s, '#8a6242', f)
            person(c, x + dx + 4, y + 146 * s, 275 * s, f, 'read', ['#6a7a8a', '#8a5a5c', '#5f7a5c', '#7d6a8a'][q + cs * 2], '#4a4640', hair=['#c9c4bc', '#b5aea6'][q], style=['short', 'bun'][(q + cs) % 2])
        person(c, x + 215 * s, y + 100 * s, 235 * s, 0, 'hold', ['#b5725a', '#46607a'][cs], '#4a4640', hair='#d0cbc4', style=['bun', 'short'][cs], shadow=0)
        table(c, x + 40 * s, y, 350 * s, 130 * s, '#c0926a', 13 * s)
        for k in range(3):
            c.path('M%.1f %.1fa26 22 0 0 0 52 0Z' % (x + (80 + k * 105) * s, y - 22 * s), '#f4efe2')
            c.oval(x + (106 + k * 105) * s, y - 22 * s, 26 * s, 6 * s, ['#fffdf4', '#e0a85c', '#fffdf4'][k])
            steam(c, x + (106 + k * 105) * s, y - 24 * s, 50 * s, 2, .3)


def hospital(c):
    """A new county hospital with an ambulance and visitors."""
    sky(c, '#93bdd0', '#dae8e2', '#f8f0d8', to=440)
    clouds(c, 120, 40, 5)
    hills(c, 330, 380, 2, '#a9c2c6', '#86a894', '#e2ebe0', 60)
    treeline(c, 500, 50, '#7fa56c', 34)
    block(c, 260, 540, 300, 340, '#eef0ea', 6, 8, '#86aab5')
    block(c, 540, 540, 420, 240, '#e3e6e0', 8, 5, '#86aab5')
    c.rect(360, 150, 100, 90, '#f8f8f2', 1, 6)
    c.rect(398, 162, 24, 66, '#c8322a', 1, 3)
    c.rect(377, 183, 66, 24, '#c8322a', 1, 3)
    c.rect(540, 400, 240, 18, '#c8483a')
    c.rect(560, 418, 200, 124, '#bcd4d8')
    c.rect(657, 418, 6, 124, '#f4f4ee')
    c.rect(548, 414, 8, 128, '#d9dcd6')
    c.rect(764, 414, 8, 128, '#d9dcd6')
    ground(c, 540, '#cdd0c4', '#a9aca4', 1)
    c.poly([(560, 545), (760, 545), (1000, 810), (380, 810)], '#dedace')
    c.poly([(-10, 600), (420, 560), (330, 810), (-10, 810)], '#9ac078')
    c.poly([(1210, 590), (860, 560), (1050, 810), (1210, 810)], '#9ac078')
    with c.at(930, 640, 1.25):
        c.shadow(0, 0, 120, 10, .35)
        c.path('M-100 -12L-100 -92L52 -92L84 -50L106 -42L108 -12Z', c.lin(0, -92, 0, -12, (0, '#ffffff'), (1, '#cfd6d4')))
        c.rect(-100, -42, 206, 12, '#c8322a')
        c.path('M40 -84L50 -84L74 -52L40 -52Z', '#86a3ad')
        c.rect(-20, -80, 40, 26, '#86a3ad', 1, 3)
        c.rect(-76, -84, 8, 30, '#c8322a')
        c.rect(-87, -73, 30, 8, '#c8322a')
        c.rect(0, -102, 34, 10, '#3f7ac0', 1, 4)
        for wx in (-58, 70):
            c.oval(wx, -8, 18, 18, '#26282c')
            c.oval(wx, -8, 8, 8, '#b0b2b2')
    person(c, 560, 720, 210, 1, 'walk', '#f6f4ec', '#e9ebe6', wear='coat', style='ponytail')
    person(c, 690, 700, 195, -1, 'walk', '#6a7a8a', '#4a4640', hair='#b9b3aa')
    person(c, 750, 702, 190, -1, 'hold', '#a8463a', '#4a4640', style='bob')
    person(c, 640, 560, 90, 2, 'walk', '#46607a', '#39414f')
    tree(c, 130, 680, 330, '#76a055', '#d5e090')
    tree(c, 1110, 720, 300, '#86ad60')
    flowers(c, 20, 700, 320, 800, 50, ['#e9a3a0', '#f2d04a', '#ffffff'], 8)


SCENES = {
    'early-bus': early_bus, 'bus-stop': bus_stop, 'highway': highway, 'train-station': train_station, 'night-market': night_market, 'market-stall': market_stall,
    'town-square': town_square, 'lantern-festival': lantern_festival, 'opera-stage': opera_stage, 'drum-dance': drum_dance, 'museum': museum,
    'rain-street': rain_street, 'notice-board': notice_board, 'courier': courier, 'fire-drill': fire_drill, 'elder-canteen': elder_canteen, 'hospital': hospital,
}
