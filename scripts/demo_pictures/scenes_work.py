"""Crafts, workshops, plants and building sites."""
import math
from .canvas import mix, dark, light, smooth
from .nature import *
from .built import *
from .people import person


def checkup(c):
    """A village doctor taking an elder's blood pressure at home."""
    room(c, '#f0e6d0', '#b08a62', 540, '#cfdcd0')
    garden_window(c, 120, 90, 260, 270, '#a5764d')
    sunbeam(c, 140, 100, 220, 240, 640, '#fff4cc', .28)
    c.rect(480, 120, 190, 130, '#f6f2e6')
    c.rect(470, 110, 210, 150, '#8a6242', .0)
    c.path('M494 200Q530 150 560 190T650 170', 'none', .6, '#7fa58c', 5)
    c.rect(820, 120, 260, 330, '#9a7450', 1, 4)
    c.rect(834, 134, 112, 300, '#b08a62', 1, 3)
    c.rect(954, 134, 112, 300, '#b08a62', 1, 3)
    c.oval(938, 290, 5, 5, '#d9b45a')
    c.oval(962, 290, 5, 5, '#d9b45a')
    chair(c, 330, 710, 1.8, '#8a6242', 1)
    person(c, 335, 720, 370, 1, 'read', '#6a7a8a', '#4a4640', hair='#c9c4bc', style='short')
    chair(c, 880, 710, 1.8, '#8a6242', -1)
    person(c, 875, 720, 380, -1, 'read', '#f8f6ee', '#46606a', wear='coat', style='ponytail')
    table(c, 450, 540, 310, 180, '#b98d60', 16)
    c.rect(640, 480, 86, 60, '#e6e9e6', 1, 6)
    c.rect(650, 490, 66, 28, '#7fb5a5', 1, 3)
    c.path('M640 526Q560 500 500 522', 'none', 1, '#39424a', 5)
    c.path('M455 508L520 500L526 540L456 542Z', '#3f6a80', 1)
    c.rect(560, 516, 28, 24, '#f0ebdc', 1, 4)
    person(c, 222, 730, 330, 1, 'stand', '#a8463a', '#4a4640', hair='#b5aea6', style='bun', wear='apron')


def bakery(c):
    """A baker with fresh loaves and an oven."""
    room(c, '#ecd5ac', '#a5764d', 560)
    c.rect(60, 130, 330, 430, c.lin(60, 0, 390, 0, (0, '#b5654a'), (1, '#8a4634')))
    for r in range(14):
        for k in range(6):
            c.rect(62 + k * 60 + (r % 2) * 28 - 20, 132 + r * 31, 56, 27, c.vary('#b06a4c', .12), .55, 3)
    c.path('M120 480L120 380Q120 290 225 290Q330 290 330 380L330 480Z', '#3a2420')
    c.path('M140 476Q160 400 190 440Q210 360 236 430Q262 380 290 440Q306 420 312 476Z', '#f08a3c')
    c.path('M180 476Q210 410 240 476Z', '#ffe08a')
    c.glow(225, 430, 240, '#ff9a4a', .55)
    c.rect(100, 476, 250, 18, '#7a5a48', 1, 3)
    for r in range(3):
        y = 200 + r * 110
        c.rect(760, y, 390, 12, '#8a6242')
        for k in range(5):
            loaf(c, 802 + k * 76, y, .8 + .1 * (k % 2), (k + r) % 3)
    pendant(c, 560, 150, 40, '#4a5f58', '#ffe4a8', 160)
    person(c, 520, 700, 370, -1, 'carry', '#f6f2e6', '#8a9094', wear='apron', hat=('cap', '#f8f6ee'), prop=lambda c, a, b: (c.line(a[0] - 20, a[1] + 2, a[0] + 30, a[1] - 5, '#8a6238', 2), c.oval(a[0] + 26, a[1] - 7, 9, 5, '#d9954c')))
    person(c, 800, 690, 350, -1, 'hold', '#b5506a', '#4a4640', wear='apron', style='bun', hat=('wrap', '#f3e6d0'))
    c.rect(640, 590, 560, 220, c.lin(0, 590, 0, 810, (0, '#b98558'), (1, '#7a5238')))
    c.rect(620, 576, 600, 20, '#d9ad78', 1, 3)
    for k in range(6):
        loaf(c, 690 + k * 92, 578, 1.15, k % 3)
        steam(c, 690 + k * 92, 530, 60, 2, .3)


def loaf(c, x, y, s, kind):
    """A loaf, a bun or a roll standing on a shelf."""
    with c.at(x, y, s):
        w, h = ((38, 44), (34, 36), (42, 26))[kind]
        c.path('M%d 0Q%d %d %d %dQ0 %d %d %dQ%d %d %d 0Z' % (-w, -w - 4, -h * .7, -w * .6, -h, -h * 1.25, w * .6, -h, w + 4, -h * .7, w), c.lin(0, -h, 0, 0, (0, '#eebb70'), (.6, '#cf8a44'), (1, '#a5602c')))
        for k in (-1, 0, 1):
            c.path('M%d %dq8 8 4 16' % (k * w * .45 - 4, -h * .95), 'none', .8, '#f8dca4', 4)


def bamboo_weaving(c):
    """An old weaver making baskets in a courtyard."""
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 1200, 0, (0, '#efe2c4'), (1, '#d3bd94')))
    c.rect(0, 560, c.w, 250, c.lin(0, 560, 0, 800, (0, '#c4ab84'), (1, '#9f8560')))
    lattice(c, 120, 130, 190, 220, '#7a4a36', '#dfe8d0', 3)
    bamboo(c, 1090, 570, 520, 10, 90, '#7a9a58')
    sunbeam(c, 700, -20, 320, -380, 860, '#fff4cc', .3)
    c.rect(380, 170, 430, 12, '#7a5a3c')
    for k in range(4):
        woven(c, 440 + k * 106, 170, 84, 70, .9, c.pick(['#d9b878', '#c9a25c', '#e3c890']))
    for x, y, w, h in ((180, 700, 190, 150), (1000, 720, 210, 180), (860, 750, 150, 110), (330, 760, 150, 90)):
        woven(c, x, y, w, h, .8, c.pick(['#d9b878', '#c9a25c', '#e3c890']))
    c.rect(540, 640, 90, 70, '#7a5a3c', 1, 5)
    person(c, 575, 716, 400, 1, 'read', '#46586a', '#4a4640', hair='#c9c4bc', style='short', wear='apron', shoes='#4a3a30')
    woven(c, 740, 690, 170, 120, .8, '#e3c890')
    for k in range(13):
        a = math.radians(-160 + k * 11.5)
        c.curve([(740 + 70 * math.cos(a) * 1.1, 574), (740 + 110 * math.cos(a), 540 + 40 * math.sin(a)), (740 + 150 * math.cos(a), 560 + 110 * math.sin(a))], '#d9b878', 5)
    for k in range(12):
        c.line(420 + k * 9, 770 + (k % 3) * 6, 640 + k * 8, 780 + (k % 4) * 5, c.pick(['#b5c07a', '#d9c88a', '#9aac62']), 5)
    person(c, 880, 640, 210, -1, 'squat', '#d0803f', '#46607a', child=True, style='pigtails')


def woven(c, x, y, w, h, taper, colour):
    """A woven basket standing at (x, y)."""
    c.shadow(x, y, w * .55, w * .08, .3)
    d = 'M%.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (x - w / 2, y - h, x - w / 2 * taper, y - 4, x, y + h * .1, x + w / 2 * taper, y - 4, x + w / 2, y - h, x, y - h * .84, x - w / 2, y - h)
    c.path(d, c.lin(x - w / 2, 0, x + w / 2, 0, (0, light(colour, .25)), (1, dark(colour, .3))))
    with c.clip(d):
        for r in range(int(h / 9) + 1):
            for k in range(int(w / 12) + 1):
                if (r + k) % 2:
                    c.rect(x - w / 2 + k * 12, y - h + r * 9, 11, 8, dark(colour, .35), .35, 2)
    c.oval(x, y - h, w / 2, w * .07, dark(colour, .45))
    c.path('M%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1f' % (x - w / 2, y - h, w / 2, w * .07, x + w / 2, y - h), 'none', 1, light(colour, .3), 5)


def noodle_drying(c):
    """Long noodles drying on racks in the sun."""
    sky(c, '#93bdd2', '#dfe8de', '#f8eccc', to=400)
    clouds(c, 110, 40, 4)
    hills(c, 270, 330, 3, '#a9bfc2', '#7f9f82', '#e8e8d6', 90)
    ground(c, 430, '#d9cba6', '#b79e74', 4)
    village(c, 440, 470, 7, 100, trees=['#7fa05c'])
    for x, y, s in ((60, 560, .62), (250, 556, .62), (840, 560, .62), (1030, 556, .62)):
        noodle_rack(c, x, y, s)
    person(c, 500, 580, 150, 1, 'carry', '#46607a', '#4a4640', hat=('wrap', '#f0e6d0'), prop=lambda c, a, b: (c.line(a[0] - 26, a[1] - 4, a[0] + 26, a[1] - 4, '#a5804f', 2.4), [c.line(a[0] - 22 + q * 4, a[1] - 3, a[0] - 22 + q * 4, a[1] + 26, '#fff6e0', 2) for q in range(12)]))
    person(c, 720, 590, 155, -1, 'up', '#d0a044', '#39414f', style='bob')
    for x, y, s in ((-60, 700, 1), (190, 690, 1), (900, 690, 1), (1130, 700, 1)):
        noodle_rack(c, x, y, s)
    person(c, 470, 740, 250, -1, 'up', '#a8463a', '#39414f', style='bun', wear='apron')
    person(c, 850, 750, 255, 1, 'up', '#5f7a5c', '#4a4640', hat='straw', wear='apron')
    noodle_rack(c, 560, 782, 1.2)
    pot(c, 90, 780, 90, 60, '#8a5f42', .7)
    pot(c, 180, 786, 70, 46, '#6d5a4c', .7)


def noodle_rack(c, x, y, s):
    """A rack of hanging noodles, its left foot at (x, y)."""
    w, h = 190 * s, 250 * s
    c.shadow(x + w / 2 + 20 * s, y, w * .6, 14 * s, .3)
    for k in (-4, w / s - 5):
        c.rect(x + k * s, y - h - 14 * s, 9 * s, h + 14 * s, '#8a6a44')
    c.rect(x - 14 * s, y - h - 8 * s, w + 28 * s, 9 * s, '#a5804f', 1, 3)
    c.rect(x + 10 * s, y - h, w - 20 * s, h * .78, c.lin(x, 0, x + w, 0, (0, '#fdf6e0'), (1, '#dfc997')), .85)
    for q in range(22):
        qx = x + 12 * s + q * (w - 24 * s) / 21
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (qx, y - h, qx + c.u(-3, 3) * s, y - h * .6, qx + 3 * s, y - h * c.u(.16, .24)), 'none', .95, c.pick(['#fffaf0', '#f4e6c0', '#dcc48c', '#fff4d8']), 3.4 * s)


def solar_roof(c):
    """Solar panels on village roofs."""
    sky(c, '#7fb2d0', '#d0e4e6', '#f8f0d4', to=420)
    sun(c, 980, 130, 46, '#fff2c8', 7)
    clouds(c, 160, 40, 4)
    hills(c, 270, 330, 3, '#a3bfc6', '#6f9a82', '#e2ebde', 90)
    treeline(c, 400, 50, '#7fa868', 30)
    for x, y, w in ((30, 470, 240), (330, 460, 230), (640, 468, 250), (940, 462, 230)):
        house(c, x, y, w, 76, '#ece3d2', '#6d6a68')
        panels(c, x + w * .2, y - 114, w * .6, 34, 5, 2)
    ground(c, 480, '#b5c87c', '#86a85a')
    for x, y, w in ((-70, 740, 520), (560, 750, 600)):
        house(c, x, y, w, 170, '#f0e6d2', '#6d6a68')
        panels(c, x + w * .13, y - 264, w * .74, 84, 7, 3)
    c.line(420, 740, 482, 470, '#b08a5c', 8)
    c.line(452, 744, 512, 474, '#b08a5c', 8)
    for k in range(8):
        c.line(424 + k * 7.6, 716 - k * 32, 456 + k * 7.6, 718 - k * 32, '#9a7448', 5)
    person(c, 830, 500, 170, -1, 'squat', '#d9803f', '#39506a', hat=('helmet', '#e8c83e'), wear='vest', shadow=0)
    person(c, 478, 640, 190, -1, 'reach', '#3f6a80', '#39414f', hat=('helmet', '#f0ebdc'), shadow=0)
    person(c, 500, 770, 210, -1, 'point', '#a8463a', '#4a4640', hair='#b9b3aa')
    flowers(c, 0, 752, 1200, 806, 60, ['#f2d04a', '#ffffff', '#e9a3a0'], 7)


def panels(c, x, y, w, h, cols, rows_):
    """A slanted solar array."""
    def p(u, v):
        return (x + w * u + h * .28 * (1 - v) * (1 - 2 * u), y + h * v)
    c.poly([p(-.02, -.05), p(1.02, -.05), p(1.02, 1.05), p(-.02, 1.05)], '#e6eaea')
    for k in range(cols):
        for r in range(rows_):
            q = [p((k + .06) / cols, (r + .06) / rows_), p((k + .94) / cols, (r + .06) / rows_), p((k + .94) / cols, (r + .94) / rows_), p((k + .06) / cols, (r + .94) / rows_)]
            c.poly(q, c.lin(x, y, x + w, y + h, (0, '#5f8fc0'), (.5, '#2f578c'), (1, '#213f6c')))
            c.line(*[(a + b) / 2 for a, b in zip(q[0], q[1])], *[(a + b) / 2 for a, b in zip(q[2], q[3])], '#a9c6dc', 1, .5)
    c.poly([p(.1, 0), p(.3, 0), p(.14, 1), p(0, 1), p(0, .6)], '#ffffff', .16)


def factory_line(c):
    """A clean production line with robot arms and workers."""
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 0, 560, (0, '#c6d3d3'), (1, '#eef0e8')))
    c.rect(0, 540, c.w, 270, c.lin(0, 540, 0, 800, (0, '#a9b9b0'), (1, '#8a9c96')))
    for k in range(7):
        x = k * 190 - 20
        c.poly([(x, 0), (x + 26, 0), (600 + (x - 600) * .62 + 14, 200), (600 + (x - 600) * .62, 200)], '#aab8b8')
        c.rect(x + 60, 60, 90, 10, '#fffbe8', 1, 4)
        c.glow(x + 105, 66, 120, '#fffbe8', .4)
    c.rect(0, 190, c.w, 12, '#a3b2b2')
    for k in range(6):
        garden_window(c, 40 + k * 200, 240, 150, 120, '#f8f8f2', (3, 2))
    c.path('M-20 560L1220 540L1220 600L-20 630Z', c.lin(0, 540, 0, 630, (0, '#59666c'), (1, '#3a454c')))
    c.path('M-20 630L1220 600L1220 636L-20 672Z', '#d9a23c')
    for k in range(9):
        c.rect(20 + k * 150, 640 - k * 3, 16, 110, '#7d8a8c')
    for k in range(8):
        x, y = 40 + k * 158, 580 - k * 2.6
        c.rect(x, y - 54, 84, 56, c.lin(x, 0, x + 84, 0, (0, '#f6f4ec'), (1, '#c4c8c4')), 1, 6)
        c.rect(x + 12, y - 42, 40, 24, '#5f8a96', 1, 3)
        c.oval(x + 66, y - 30, 6, 6, '#c8483a')
    for x in (210, 560, 910):
        robot(c, x, 520, 1.15)
    for x, f, col in ((390, 1, '#46707c'), (740, -1, '#46707c'), (1090, -1, '#46707c')):
        person(c, x, 780, 300, f, 'hold', col, '#39505c', hat=('cap', '#f0ebdc'), style=c.pick(['short', 'ponytail']))
    c.rect(-10, 770, 1220, 8, '#e8c83e', .8)


def robot(c, x, y, s, colour='#e0803a'):
    """An industrial robot arm."""
    with c.at(x, y, s):
        c.rect(-34, -20, 68, 50, '#59666c', 1, 5)
        c.oval(0, -26, 30, 24, colour)
        c.path('M-14 -30L-50 -140L-24 -150L16 -36Z', colour)
        c.oval(-38, -148, 24, 24, dark(colour, .15))
        c.path('M-44 -166L60 -190L66 -166L-34 -134Z', colour)
        c.oval(64, -178, 17, 17, dark(colour, .15))
        c.path('M56 -176L74 -176L70 -110L60 -110Z', '#7d8a8c')
        c.path('M52 -110h26v8l-6 22M52 -110v8l6 22', 'none', 1, '#3a454c', 6)
        c.oval(-38, -148, 9, 9, '#3a454c')
        c.oval(0, -26, 10, 10, '#3a454c')


def workshop(c):
    """A carpenter at his bench."""
    room(c, '#d9c09a', '#a5825a', 560)
    garden_window(c, 110, 90, 300, 290, '#7a5636', (3, 2))
    sunbeam(c, 130, 100, 260, 330, 650, '#fff0c0', .36)
    c.rect(520, 110, 560, 240, '#b08a5c', 1, 4)
    for k in range(9):
        x = 560 + k * 58
        kind = k % 3
        if kind == 0:
            c.rect(x - 5, 150, 10, 120, '#7a4f30', 1, 3)
            c.rect(x - 22, 140, 44, 26, '#6d787c', 1, 3)
        elif kind == 1:
            c.path('M%d 140L%d 140L%d 290L%d 280Z' % (x - 20, x + 16, x + 2, x - 6), '#c3cccc')
            c.rect(x - 22, 130, 40, 26, '#8a5a38', 1, 8)
        else:
            c.rect(x - 6, 140, 12, 70, '#a8463a', 1, 5)
            c.rect(x - 4, 210, 8, 80, '#aab4b6', 1, 1)
    for k in range(6):
        with c.at(1120 + k * 14, 560, 1, rot=4 + k):
            c.rect(0, -400 + k * 18, 26, 400, c.vary('#c99c64', .14))
    person(c, 560, 740, 400, 1, 'stoop', '#46607a', '#4a4640', wear='apron', hair='#8f8a84', prop=lambda c, a, b: c.path('M%.1f %.1fl14 0l4 6l-22 0Z' % (a[0], a[1] - 3), '#8a5a38'))
    c.rect(330, 560, 640, 26, c.lin(0, 560, 0, 586, (0, '#d9ad74'), (1, '#a5764a')), 1, 3)
    for x in (370, 900):
        c.rect(x, 586, 36, 180, '#8a6242')
    c.rect(390, 680, 530, 20, '#7a5638')
    c.rect(520, 546, 330, 16, '#e6c48e', 1, 2)
    for k in range(14):
        c.path('M%.1f %.1fq10 -16 20 -2q4 12 -8 12' % (c.u(440, 880), 556), 'none', .9, '#f0d8a4', 4)
    for k in range(26):
        c.path('M%.1f %.1fq8 -10 16 0' % (c.u(350, 980), c.u(762, 796)), 'none', .9, '#f0d8a4', 4)
    chair(c, 1050, 760, 2.1, '#b98a58', -1)


def construction_crane(c):
    """A building site with tower cranes."""
    sky(c, '#8fb9cf', '#dde8e0', '#f8ecd0', to=520)
    clouds(c, 150, 60, 5)
    hills(c, 420, 460, 2, '#a9c0c6', '#86a598', '#e4e8dc', 60)
    for k in range(6):
        block(c, 20 + k * 60, 560, 50, c.u(70, 140), '#c4c9c6', 3, 6)
    mist(c, 520, 40, '#eef0e6', .5)
    tower_crane_big(c, 300, 640, 1.5)
    tower_crane_big(c, 1010, 640, 1.15, True)
    for x, w, h in ((430, 240, 360), (700, 200, 250)):
        c.rect(x, 640 - h, w, h, '#d6cebd')
        for r in range(int(h / 50)):
            c.rect(x - 6, 640 - h + r * 50, w + 12, 9, '#b0a898')
            for k in range(4):
                c.rect(x + 14 + k * (w - 24) / 4, 640 - h + r * 50 + 9, (w - 60) / 4, 41, '#7d8a8c' if r > 1 else '#a9b5b4')
        for k in range(int(w / 24) + 1):
            c.line(x - 12 + k * 24, 640 - h - 24, x - 12 + k * 24, 640, '#5f8a76', 2, .6)
        c.rect(x - 12, 640 - h * .55, w + 24, h * .55, '#5f9a7c', .42)
        for k in range(9):
            c.line(x + 14 + k * w / 10, 640 - h, x + 14 + k * w / 10, 640 - h - 34, '#8a5a3c', 3)
    ground(c, 636, '#cdb68e', '#a58a62', 4)
    truck(c, 180, 740, 1.15, '#d9a23c', 1, '#b5885c')
    for k in range(5):
        c.rect(880 + k * 4, 716 - k * 14, 200 - k * 10, 12, c.vary('#a9a49a', .1), 1, 2)
    for x, f, p in ((400, 1, 'point'), (560, -1, 'hold'), (800, 1, 'walk')):
        person(c, x, 760, 200, f, p, '#d9803f', '#39506a', hat=('helmet', '#e8c83e' if f > 0 else '#f0ebdc'), wear='vest')
    c.rect(478, 688, 50, 34, '#f4f2e6', .0)


def tower_crane_big(c, x, y, s, flip=False):
    """A tower crane, taller than the bridge one."""
    with c.at(x, y, s, flip=flip):
        col = '#d9a23c'
        for k in (-9, 9):
            c.line(k, 0, k, -350, col, 4)
        for k in range(17):
            c.line(-9, -k * 20, 9, -(k + 1) * 20, col, 2.2)
            c.line(9, -k * 20, -9, -(k + 1) * 20, col, 2.2)
        c.line(-100, -346, 270, -346, col, 4)
        c.line(-100, -330, 270, -330, col, 3)
        for k in range(18):
            c.line(-96 + k * 20, -330, -86 + k * 20, -346, col, 2)
            c.line(-86 + k * 20, -346, -76 + k * 20, -330, col, 2)
        c.line(0, -346, 0, -396, col, 5)
        c.line(0, -396, 260, -346, '#5a5f60', 1.5)
        c.line(0, -396, -96, -346, '#5a5f60', 1.5)
        c.rect(-102, -332, 36, 30, '#8a8d8c', 1, 2)
        c.rect(10, -328, 24, 28, '#e8e3d5', 1, 3)
        c.rect(14, -324, 16, 13, '#6d8a94')
        c.line(190, -330, 190, -270, '#4a4d50', 1.5)
        c.rect(166, -270, 48, 8, '#a8463a', 1, 2)


def water_plant(c):
    """Round settling basins of a waterworks."""
    sky(c, '#93bdd0', '#dde9e2', '#f8f0d8', to=360)
    hills(c, 240, 300, 3, '#a3bfc6', '#6f9a86', '#e2ebde', 90)
    treeline(c, 340, 44, '#76a06a', 30)
    ground(c, 340, '#b0cc86', '#86ae66')
    block(c, 90, 400, 330, 110, '#eef0e8', 7, 2, '#86aab5')
    block(c, 430, 400, 120, 170, '#dfe4de', 3, 4, '#86aab5')
    for x in (980, 1080):
        c.rect(x - 40, 250, 80, 150, c.lin(x - 40, 0, x + 40, 0, (0, '#f4f4ee'), (1, '#b0b9b8')))
        c.oval(x, 250, 40, 13, '#d0d8d6')
    for x, y, rx in ((330, 480, 200), (820, 470, 190), (600, 650, 360)):
        ry = rx * .34
        c.oval(x, y + 16, rx + 16, ry + 10, '#9aa39c')
        c.oval(x, y, rx + 14, ry + 9, '#e6e6dc')
        c.oval(x, y + 4, rx, ry, c.lin(0, y - ry, 0, y + ry, (0, '#a9d6da'), (1, '#4f9aa8')))
        for k in range(3):
            c.path('M%.1f %.1fA%.1f %.1f 0 1 0 %.1f %.1f' % (x - rx * (.8 - k * .22), y + 4, rx * (.8 - k * .22), ry * (.8 - k * .22), x + rx * (.8 - k * .22), y + 4), 'none', .35, '#ffffff', 2.4)
        c.rect(x - rx - 12, y - 20, rx * 1.1, 9, '#c9cfca')
        c.rect(x - rx - 12, y - 44, rx * 1.1, 3, '#8f9a98')
        for k in range(9):
            c.rect(x - rx - 8 + k * rx * .125, y - 44, 3, 26, '#8f9a98')
        c.rect(x - 16, y - 34, 44, 40, '#5f8a96', 1, 5)
        c.oval(x + 6, y - 34, 22, 7, '#86aab5')
    person(c, 330, 632, 150, 1, 'point', '#3f6a80', '#39414f', hat=('helmet', '#e8c83e'), wear='vest', shadow=0)
    person(c, 400, 632, 145, -1, 'hold', '#f6f4ec', '#39414f', hat=('helmet', '#f0ebdc'), wear='coat', shadow=0, prop=lambda c, a, b: c.rect(a[0] - 2, a[1] - 12, 10, 14, '#f8f4e8'))
    tree(c, 1120, 640, 330, '#76a055', '#d5e090')
    tree(c, 60, 700, 340, '#6a9a50', '#cfdc88')
    flowers(c, 0, 740, 1200, 806, 60, ['#e9a3a0', '#f2d04a', '#ffffff'], 7)


def heating_station(c):
    """A heating station in winter with pipes and workers."""
    sky(c, '#8fa5bd', '#cbd3da', '#f0dcca', to=440)
    hills(c, 320, 380, 2, '#b5c0cd', '#93a3b3', '#e6e4e4', 80)
    ground(c, 470, '#eef1f4', '#d0dae4')
    for k in range(6):
        block(c, 640 + k * 96, 490, 84, c.u(120, 230), c.pick(['#c9b9a4', '#b9b0a8', '#d0c4b0']), 3, 8, '#8a9aa8', .6)
    c.poly([(440, 520), (452, 130), (498, 130), (512, 520)], c.lin(440, 0, 512, 0, (0, '#f0ece2'), (1, '#a9a5a0')))
    for k in range(2):
        c.rect(449 - k * 3, 160 + k * 90, 54 + k * 6, 34, '#c8483a')
    for k in range(13):
        c.blob(478 + k * 26 + c.u(-8, 8), 110 - k * 9 + c.u(-8, 8), 26 + k * 5, 18 + k * 3, '#ffffff', .5)
    c.rect(90, 330, 330, 230, c.lin(90, 0, 420, 0, (0, '#b5705a'), (1, '#8a4f40')))
    c.path('M80 330L430 330L400 284L110 284Z', '#eef2f6')
    for k in range(4):
        c.rect(116 + k * 76, 370, 52, 80, '#ffd98a')
        window(c, 116 + k * 76, 370, 52, 80, '#e6dccb')
        c.glow(142 + k * 76, 410, 70, '#ffd98a', .4)
    for k in range(2):
        c.path('M420 %dL560 %dL560 %dL760 %dL760 %dL1220 %d' % (470 + k * 40, 470 + k * 40, 540 + k * 44, 540 + k * 44, 590 + k * 44, 590 + k * 44), 'none', 1, '#8f9a9f', 26)
        c.path('M420 %dL560 %dL560 %dL760 %dL760 %dL1220 %d' % (463 + k * 40, 463 + k * 40, 533 + k * 44, 533 + k * 44, 583 + k * 44, 583 + k * 44), 'none', .8, '#f4f7fa', 7)
    for x in (640, 860, 1010, 1150):
        c.rect(x, 560, 14, 130, '#6d787c')
    c.oval(700, 562, 30, 30, 'none')
    c.path('M672 520a28 28 0 1 0 56 0a28 28 0 1 0 -56 0M672 520h56M700 492v56', 'none', 1, '#c8322a', 6)
    person(c, 720, 740, 250, -1, 'reach', '#d9803f', '#39506a', hat=('helmet', '#e8c83e'), wear='vest')
    person(c, 520, 750, 240, 1, 'hold', '#3f6a80', '#39414f', hat=('helmet', '#f0ebdc'), scarf='#a8463a', wear='coat', prop=lambda c, a, b: c.rect(a[0] - 2, a[1] - 12, 10, 14, '#f8f4e8'))
    bare(c, 1100, 560, 260, '#6a6464', 6, snow=True)
    pine(c, 60, 720, 300, '#5f7a74', .85)
    snowfall(c, 190)


def paper_cutting(c):
    """A grandmother and child cutting red paper at a window."""
    room(c, '#f0dfba', '#b08458', 600)
    c.rect(400, 70, 500, 340, c.lin(0, 70, 0, 410, (0, '#dfecec'), (1, '#f8f4e4')))
    window(c, 400, 70, 500, 340, '#8a5a3c', (3, 2))
    for x, y, k in ((484, 156, 0), (650, 156, 1), (816, 156, 2), (484, 324, 3), (650, 324, 0), (816, 324, 1)):
        papercut(c, x, y, 58, k)
    sunbeam(c, 420, 90, 440, 130, 700, '#fff4cc', .25)
    lantern(c, 180, 70, 46, glow=False)
    lantern(c, 1060, 70, 46, glow=False)
    c.rect(0, 560, c.w, 30, '#c99c6c')
    c.rect(0, 584, c.w, 230, c.lin(0, 584, 0, 810, (0, '#b5805a'), (1, '#8a5a40')))
    for k in range(9):
        c.rect(k * 140, 600, 124, 190, '#9c6a48', .5, 6)
    person(c, 420, 880, 480, 1, 'hold', '#5a4a64', '#4a4640', hair='#cfcac2', style='bun', shadow=0, skin='#d5a27c', prop=cut_sheet)
    person(c, 820, 810, 370, -1, 'hold', '#c8483a', '#46607a', child=True, style='pigtails', shadow=0, prop=lambda c, a, b: c.rect(a[0] - 7, a[1] - 9, 14, 13, '#d8322c', 1, 1))
    c.rect(150, 640, 900, 30, '#e0b888', 1, 4)
    c.rect(150, 668, 900, 150, '#a5704a')
    for k in range(7):
        with c.at(230 + k * 130, 634, 1, rot=c.u(-20, 20)):
            c.rect(-30, -8, 60, 14, c.pick(['#c8322a', '#d8402c', '#b8241c']), 1, 1)
    woven(c, 960, 642, 120, 60, .8, '#d9b878')
    for k in range(5):
        c.rect(920 + k * 16, 560 + (k % 2) * 8, 16, 30, '#c8322a')


def cut_sheet(c, a, b):
    """A prop: red paper and scissors."""
    x, y = b
    c.rect(x - 2, y - 13, 17, 17, '#d8322c', 1, 1)
    c.oval(x + 6, y - 5, 4, 4, '#f0dfba')
    c.path('M%.1f %.1fl10 -6M%.1f %.1fl10 1' % (a[0], a[1], a[0], a[1]), 'none', 1, '#8a9496', 1.3)


def papercut(c, x, y, r, kind):
    """A red paper-cut: flower, fish, snowflake or bird."""
    red = '#c8281f'
    with c.at(x, y, r / 60):
        if kind in (0, 2):
            n = 8 if kind == 0 else 6
            for k in range(n):
                with c.at(0, 0, 1, rot=k * 360 / n):
                    c.path('M0 -10Q-26 -34 0 -60Q26 -34 0 -10Z', red)
                    c.path('M0 -24Q-9 -36 0 -48Q9 -36 0 -24Z', '#f3efe0')
                    c.oval(15, -42, 5, 5, red)
            c.oval(0, 0, 15, 15, red)
            c.oval(0, 0, 7, 7, '#f3efe0')
        elif kind == 1:
            c.path('M-50 4Q-20 -38 30 -6L54 -30L50 24L30 8Q-14 38 -50 4Z', red)
            c.oval(-32, 0, 4.5, 4.5, '#f3efe0')
            for k in range(3):
                c.path('M%d -14q9 14 0 28' % (-14 + k * 15), 'none', 1, '#f3efe0', 3.6)
        else:
            c.path('M-54 10Q-24 -10 0 2Q-14 -44 20 -52Q22 -20 30 -6Q50 -12 56 -2L42 8Q24 34 -8 28Q-32 40 -54 10Z', red)
            c.oval(40, -1, 3, 3, '#f3efe0')
            for k in range(3):
                c.path('M%d -28q6 14 0 24' % (2 + k * 8), 'none', 1, '#f3efe0', 3)


def pottery(c):
    """A potter at the wheel."""
    room(c, '#ddc29a', '#a07c58', 580)
    c.rect(0, 0, c.w, c.h, c.rad(300, 240, 900, (0, '#fff0c8', .4), (1, '#4a342a', .3)))
    garden_window(c, 80, 90, 230, 300, '#7a5636')
    sunbeam(c, 100, 100, 210, 380, 640, '#fff0c0', .34)
    for r in range(3):
        y = 200 + r * 140
        c.rect(700, y, 440, 14, '#7a5638')
        for k in range(5):
            pot(c, 744 + k * 88, y, c.u(54, 78), c.u(60, 108), c.pick(['#8fa59c', '#a5704c', '#c9b08a', '#5f7a80', '#8a5a44', '#d9cdb4']), c.u(.3, .6))
    c.rect(370, 660, 106, 86, '#6d4c34', 1, 5)
    person(c, 424, 748, 440, 1, 'read', '#46586a', '#6a5a4c', wear='apron', hair='#5a5450')
    c.oval(600, 640, 120, 24, '#6a5040')
    c.rect(570, 650, 60, 100, '#5a4236')
    c.oval(600, 752, 130, 22, '#6d5444')
    c.oval(600, 632, 96, 18, '#8f7a66')
    shape = [(556, 540), (546, 560), (530, 590), (548, 622), (566, 634), (634, 634), (652, 622), (670, 590), (654, 560), (644, 540)]
    c.path(smooth(shape) + 'Z', c.lin(530, 0, 670, 0, (0, '#d9a982'), (.4, '#c08a64'), (1, '#85573c')))
    c.oval(600, 540, 44, 11, '#6d4632')
    for k in range(3):
        c.path('M%d %dQ600 %d %d %d' % (540, 572 + k * 18, 582 + k * 18, 660, 572 + k * 18), 'none', .4, '#e9c4a0', 3)
    for k in range(4):
        pot(c, 800 + k * 96, 760, 80, 70 + 24 * (k % 2), c.pick(['#8a5a44', '#a5704c', '#6a7a74']), .5)


SCENES = {
    'checkup': checkup, 'bakery': bakery, 'bamboo-weaving': bamboo_weaving, 'noodle-drying': noodle_drying, 'solar-roof': solar_roof,
    'factory-line': factory_line, 'workshop': workshop, 'construction-crane': construction_crane, 'water-plant': water_plant,
    'heating-station': heating_station, 'paper-cutting': paper_cutting, 'pottery': pottery,
}
