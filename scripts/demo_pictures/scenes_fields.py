"""Farming and village scenes."""
import math
from .canvas import mix, dark, light, smooth
from .nature import *
from .built import *
from .people import person


def strawberry_greenhouse(c):
    """Inside an arched greenhouse: rows of strawberries and pickers in morning light."""
    cx, hy = 800, 380
    c.rect(0, 0, c.w, c.h, c.rad(cx, hy, 950, (0, '#fff7e0'), (.35, '#f0eedb'), (1, '#b9cdbf')))
    def arch(s):
        return 'M%.1f %.1fL%.1f %.1fA%.1f %.1f 0 0 1 %.1f %.1fL%.1f %.1f' % (cx - 640 * s, hy + 420 * s, cx - 640 * s, hy + 30 * s, 640 * s, 560 * s, cx + 640 * s, hy + 30 * s, cx + 640 * s, hy + 420 * s)
    c.path(arch(.14) + 'Z', '#fffaf0')
    with c.clip(arch(.14) + 'Z'):
        ridge(c, hy + 10, 26, '#a9bfae', '#dfe6d4', scale=.4)
        c.rect(0, hy + 22, c.w, 60, '#b9cf98')
    ss = [.14 * 1.36 ** k for k in range(9)]
    for k, s in enumerate(ss[:-1]):
        c.path(arch(s), 'none', .9, mix('#fdfdf8', '#8fa39b', min(1, k / 7 + .15)), 2 + 10 * s, 'butt')
    for a in range(0, 181, 20):
        r = math.radians(a)
        c.line(cx + 640 * .14 * math.cos(r), hy + 4 - 560 * .14 * math.sin(r), cx + 640 * 2 * math.cos(r), hy + 60 - 560 * 2 * math.sin(r), '#9db0a6', 2.5, .55)
    c.path('M%d 434L%d 434L1700 910L-100 910Z' % (cx - 88, cx + 88), c.lin(0, 434, 0, 900, (0, '#d8cba8'), (1, '#a58a62')))
    for side in (-1, 1):
        for j in (2, 1, 0):
            bed(c, cx, hy + 54, side, j)
    for k in range(5):
        sunbeam(c, 180 + k * 260, -20, 120, 260, 900, '#fff4cc', .2)
    person(c, 700, 690, 260, -1, 'stoop', '#b5453a', '#3d4a5c', hat=('wrap', '#e9dcc0'), prop=basket_of('#d8322c'))
    person(c, 960, 590, 170, 1, 'stoop', '#3f6a80', '#4a4640', hat='straw')
    person(c, 800, 500, 84, 1, 'carry', '#c49a4a', '#39414f', hat=('wrap', '#b1503f'))
    for x, y, w in ((820, 850, 170),):
        crate(c, x, y, w, 60, ['#d8322c', '#c4282a', '#e04a3a'], '#c79a64')


def basket_of(colour):
    """A prop: a basket with something in it, held in both hands."""
    def draw(c, a, b):
        x, y = (a[0] + b[0]) / 2 + 4, (a[1] + b[1]) / 2
        for k in range(5):
            c.oval(x - 8 + k * 4, y - 1 - (k % 2) * 1.6, 2.7, 2.7, colour)
        c.path('M%.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (x - 11, y, x + 11, y, x, y + 18, x - 11, y), '#b98a50')
        c.line(x - 11, y, x + 11, y, '#8a6238', 2)
    return draw


def bed(c, cx, hy, side, j):
    """One raised strawberry bed running into the distance."""
    inner, outer = 150 + j * 420, 430 + j * 420
    n = 19
    c.poly([(cx + side * inner * .16, hy), (cx + side * outer * .16, hy), (cx + side * outer * 1.9, hy + 560), (cx + side * inner * 1.9, hy + 560)], c.lin(0, hy, 0, 900, (0, '#8da870'), (1, '#3f6a40')))
    c.poly([(cx + side * inner * .16, hy), (cx + side * (inner + 50) * .16, hy + 2), (cx + side * (inner + 34) * 1.9, hy + 560), (cx + side * inner * 1.9, hy + 560)], c.lin(0, hy, 0, 900, (0, '#e9e6d8'), (1, '#c9cabf')))
    for k in range(n):
        t = (k / (n - 1)) ** 1.7
        s = .16 + 1.5 * t
        y = hy + 520 * t
        for q in range(4):
            x = cx + side * (inner + 55 + (outer - inner - 60) * (q + .3) / 4) * s * 1.06
            if -80 < x < c.w + 80:
                strawberry_plant(c, x + c.u(-8, 8) * s, y + c.u(-5, 5) * s, s * .62, side)


def strawberry_plant(c, x, y, s, side):
    """A leafy tuft, sometimes with fruit and flowers."""
    for k in range(6 if s > .3 else 3):
        a, r = c.u(0, 6.28), c.u(10, 40) * s
        c.blob(x + r * math.cos(a), y - 16 * s + r * .5 * math.sin(a), 21 * s, 14 * s, c.vary(c.pick(['#5f9450', '#77a85c', '#4a7c46', '#8dba6a']), .1), n=7, wobble=.2)
    if s > .14:
        for k in range(3 if s > .3 else 1):
            fx, fy = x - side * c.u(-20, 48) * s, y + c.u(-4, 24) * s
            c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (fx - 9 * s, fy - 5 * s, fx, fy - 13 * s, fx + 9 * s, fy - 5 * s, fx + 9 * s, fy + 6 * s, fx, fy + 15 * s, fx - 9 * s, fy + 6 * s, fx - 9 * s, fy - 5 * s), c.pick(['#d8322c', '#c9302e', '#e2503c']))
            c.path('M%.1f %.1fL%.1f %.1fL%.1f %.1fZ' % (fx - 7 * s, fy - 6 * s, fx, fy - 12 * s, fx + 7 * s, fy - 6 * s), '#5f9450')
            if s > .5:
                c.oval(fx - 3 * s, fy - 1 * s, 1.6 * s, 2.2 * s, '#f9d9b0', .9)
                c.oval(fx + 3 * s, fy + 4 * s, 1.4 * s, 2 * s, '#f9d9b0', .9)
        if c.rng.random() < .4:
            fx, fy = x + c.u(-20, 20) * s, y - 26 * s
            for a in range(5):
                c.oval(fx + 5 * s * math.cos(a * 1.257), fy + 4 * s * math.sin(a * 1.257), 4 * s, 3.4 * s, '#fffdf4')
            c.oval(fx, fy, 2.4 * s, 2 * s, '#ecc04a')


def wheat_field(c):
    """A ripening wheat field with a combine harvester."""
    sky(c, '#8fb6cc', '#d4e2de', '#f7ebcb', to=400)
    clouds(c, 120, 50, 5)
    hills(c, 320, 370, 3, '#a9c0c4', '#7a9a7c', '#eae6cf', 70)
    treeline(c, 410, 30, '#7d9a62', 46)
    ground(c, 408, '#e9cc7c', '#cf9f45')
    rows(c, 412, 800, 560, ['#e6c56c', '#dcb458', '#edd07e', '#d4aa4e'], 18, spread=3)
    c.poly([(500, 412), (640, 412), (1010, 800), (430, 800)], c.lin(0, 412, 0, 800, (0, '#f0dc9e'), (1, '#d9bb74')))
    with c.at(600, 560, .95):
        c.shadow(0, 0, 190, 22, .35)
        c.path('M-120 -20L-120 -120L60 -120L80 -90L80 -20Z', c.lin(0, -120, 0, -10, (0, '#d25a44'), (1, '#96382c')))
        c.rect(50, -150, 66, 92, '#e8e3d5', 1, 5)
        c.rect(56, -142, 54, 50, '#7d9aa4', 1, 4)
        c.rect(44, -158, 78, 10, '#96382c', 1, 4)
        c.line(-100, -120, -190, -170, '#b8b4a8', 14)
        c.oval(70, -22, 38, 38, '#2b2d30')
        c.oval(70, -22, 18, 18, '#d9b45a')
        c.oval(-84, -12, 26, 26, '#2b2d30')
        c.oval(-84, -12, 12, 12, '#d9b45a')
        c.poly([(100, -50), (176, -26), (176, 4), (110, -14)], '#7a3028')
        c.rect(170, -30, 30, 36, '#d9b45a', 1, 4)
        for k in range(4):
            c.line(184 + 26 * math.cos(k * .8), -14 + 26 * math.sin(k * .8), 184 - 26 * math.cos(k * .8), -14 - 26 * math.sin(k * .8), '#8a5c34', 4)
        c.glow(-190, -150, 90, '#f0dca6', .6)
    for i in range(420):
        t = i / 420
        y = 560 + 270 * t
        x = c.u(-10, 1210)
        if 470 + (y - 560) * -.2 < x < 740 + (y - 560) * 1.05 and y < 790:
            continue
        wheat(c, x, y, 34 + 70 * t)
    birds(c, 900, 200, 6, 10)


def wheat(c, x, y, h):
    """One ear of wheat."""
    lean = c.u(-.1, .22) * h
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x, y, x, y - h * .6, x + lean, y - h), 'none', .8, c.pick(['#c99a44', '#b98a38', '#dcb55c']), h * .022)
    with c.at(x + lean, y - h, 1, rot=lean / h * 120):
        c.oval(0, h * .04, h * .035, h * .14, c.pick(['#f0d078', '#e2b852', '#f6dd92', '#d9a842']))


def rice_harvest(c):
    """Farmers cutting rice on autumn terraces."""
    sky(c, '#a5c0c8', '#e2e4d4', '#f6e6c0', to=360)
    sun(c, 260, 215, 34)
    hills(c, 260, 330, 3, '#b0c0bc', '#7f9778', '#efe4c6', 90)
    mist(c, 370, 34, '#f8edd2', .5)
    tones = ['#c9b85c', '#dcb850', '#cfa845', '#e0bd58', '#d4a744', '#e3c060']
    for k in range(6):
        y = 380 + k * 62 + k * k * 4
        pts = [(x, y + 22 * math.sin(x / 210 + k * 1.3) + c.u(-4, 4)) for x in range(-20, 1260, 80)]
        c.path(smooth(pts) + 'L1240 810L-20 810Z', c.lin(0, y - 20, 0, y + 130, (0, light(tones[k], .22)), (1, dark(tones[k], .12))))
        c.path(smooth(pts), 'none', .8, '#7d8a4a', 5 + k)
        for i in range(90):
            x = c.u(0, 1200)
            yy = y + 22 * math.sin(x / 210 + k * 1.3) + c.u(14, 52 + 8 * k)
            s = 8 + 3.4 * k
            c.path('M%.1f %.1fq%.1f %.1f %.1f %.1f' % (x, yy, s * .1, -s, s * .6, -s * .9), 'none', .6, c.pick(['#a98a34', '#f2d680', '#b99a3e']), 1.2 + k * .3)
    village(c, 372, 392, 4, 64, x0=760, x1=1060, trees=['#7d9a55'])
    for x, y, h, f, p, col in ((300, 690, 190, 1, 'stoop', '#3f6076'), (470, 640, 160, -1, 'stoop', '#b1503f'), (800, 560, 120, 1, 'bend', '#d9cbb0'), (1000, 680, 190, -1, 'carry', '#6f8a62')):
        person(c, x, y, h, f, p, col, '#4a4f4a', hat='straw', prop=sheaf if p != 'bend' else None)
    for x, y, s in ((140, 720, 1.1), (640, 720, 1.2), (720, 742, 1), (880, 600, .7), (560, 560, .6)):
        with c.at(x, y, s):
            c.shadow(0, 0, 50, 10, .3)
            c.path('M-30 0Q-12 -40 -34 -84Q0 -96 34 -84Q12 -40 30 0Z', c.lin(-30, 0, 30, 0, (0, '#f0d688'), (1, '#b98d38')))
            c.line(-14, -42, 14, -42, '#8a6a2c', 5)


def sheaf(c, a, b):
    """A prop: a handful of stalks."""
    x, y = a
    for k in range(7):
        c.line(x, y, x + 4 + k * 2.4, y - 15 + abs(k - 3), '#e3c060', 1.3)


def tea_terrace(c):
    """Women picking tea between curved terraces."""
    sky(c, '#b5cfd2', '#e6ebdc', '#f5efd8', to=340)
    sun(c, 900, 195, 34, '#fff6dc')
    hills(c, 210, 300, 3, '#a9c2c0', '#6f9a80', '#e6ebdc', 110)
    mist(c, 330, 50, '#f6f3e4', .7)
    slope(c, [(-20, 350), (240, 310), (520, 372), (820, 330), (1220, 390)], '#a3bf78', '#4d7a46')
    for x, h in ((70, 120), (130, 90), (1090, 130), (1150, 100)):
        tree(c, x, 380, h, '#5f8a58', leaves=10)
    pickers = {2: ((470, 1, '#8a6d8f'), (1010, -1, '#b5725a')), 4: ((640, -1, '#3f6a80'),), 6: ((300, 1, '#b1453a'), (900, 1, '#d9a544')), 8: ((560, -1, '#e6dfc8'),)}
    for k in range(10):
        t = k / 9
        base, thick = 376 + 330 * t ** 1.35 + k * 9, 17 + 46 * t
        def wave(x):
            return base + (14 + 34 * t) * math.sin(x / (250 + 90 * t) + 1.1 + k * .22) + (x - 600) * .03
        for x, f, col in pickers.get(k, ()):
            person(c, x, wave(x) + thick * .9, 105 + 165 * t, f, 'hold', col, '#39414f', hat='straw', style='bob', shadow=0,
                   prop=lambda c, a, b: (c.path('M-16 -80L-3 -80L-5 -54L-15 -54Z', '#b98a50'), c.oval(-9.5, -80, 6.5, 2, '#86ad58')))
        tea_row(c, wave, thick, t)
    mist(c, 400, 26, '#f6f3e4', .25, 2)


def tea_row(c, wave, thick, t):
    """One clipped hedge of tea bushes: shade, body, sunlit crown and fresh leaves."""
    xs = range(-40, 1281, 40)
    body = mix('#86ad62', '#5f9448', t)
    c.path(smooth([(x, wave(x) + thick * .75) for x in xs]), 'none', .5, '#23402c', thick * .9)
    c.path(smooth([(x, wave(x) + thick * .3) for x in xs]), 'none', 1, dark(body, .3), thick)
    c.path(smooth([(x, wave(x)) for x in xs]), 'none', 1, body, thick * .8)
    for i in range(int(150 - 60 * t)):
        x = c.u(-10, 1210)
        s = thick * c.u(.1, .2)
        lift = c.u(-.42, .7)
        c.oval(x, wave(x) + lift * thick, s * 1.3, s * .8, mix(light(body, .5) if lift < .1 else dark(body, .35), body, c.u(.1, .7)), .85)


def mushroom_shed(c):
    """Rows of mushroom logs in a shed."""
    c.rect(0, 0, c.w, c.h, c.rad(600, 330, 800, (0, '#f0e2c2'), (.3, '#b9a98a'), (1, '#4a4238')))
    c.poly([(500, 250), (700, 250), (700, 420), (500, 420)], '#fdf3d8')
    for k in range(6):
        s = 1 + k * .52
        c.path('M%.1f %.1fL%.1f %.1fL600 %.1fL%.1f %.1fL%.1f %.1f' % (600 - 120 * s, 420 + 60 * (s - 1), 600 - 120 * s, 260 - 26 * s, 240 - 90 * (s - .6), 600 + 120 * s, 260 - 26 * s, 600 + 120 * s, 420 + 60 * (s - 1)), 'none', .8, mix('#a58a62', '#4f3f30', k / 5), 5 + k * 3)
    c.poly([(520, 420), (680, 420), (1000, 810), (200, 810)], '#a08a6a')
    for side in (-1, 1):
        for lv in (0, 1, 2):
            for k in range(9):
                t = (k / 8) ** 1.5
                s = .3 + 1.25 * t
                x, y = 600 + side * (190 + 40 * (k % 2)) * (.55 + 1.7 * t), 430 + (330 * t) - lv * 92 * s
                mushroom_log(c, x, y, s)
    sunbeam(c, 520, 60, 150, -160, 740, '#fff0c4', .28)
    pendant(c, 600, 150, 30, '#4a4a44', '#ffe0a0', 160)
    person(c, 560, 770, 330, -1, 'reach', '#5f7a5c', '#39414f', hat=('wrap', '#d9cbb0'), wear='apron', style='bun')
    person(c, 660, 560, 150, 1, 'hold', '#a8463a', '#39414f', prop=basket_of('#e3cfa8'))
    crate(c, 640, 780, 150, 54, ['#c9a680', '#b08a64', '#e3cfae'])


def mushroom_log(c, x, y, s):
    """A substrate bag with mushrooms on its face."""
    with c.at(x, y, s):
        c.rect(-76, 22, 152, 8, '#5a4838')
        c.rect(-66, -34, 132, 56, c.lin(0, -34, 0, 22, (0, '#d9cdb6'), (1, '#8f8068')), 1, 24)
        for k in range(7):
            mx, my, r = c.u(-52, 52), c.u(-26, 16), c.u(9, 16)
            c.rect(mx - r * .2, my, r * .4, r * .9, '#efe4cc', 1, 2)
            c.path('M%.1f %.1fA%.1f %.1f 0 0 1 %.1f %.1fZ' % (mx - r, my, r, r * .85, mx + r, my), c.vary(c.pick(['#a57a55', '#8f6848', '#c09a72']), .1))


def orchard_apple(c):
    """Apple picking in autumn."""
    sky(c, '#a3c2cc', '#e4e8da', '#f6ecd0', to=380)
    clouds(c, 110, 40, 4)
    hills(c, 290, 350, 3, '#a9bfbc', '#7a9a78', '#e9e8d2', 80)
    ground(c, 400, '#b0bf68', '#7f9a4c')
    rows(c, 410, 800, 600, ['#a4b860', '#b6c674', '#98ae58'], 10)
    for x, y, h in ((300, 480, 130), (440, 470, 110), (760, 470, 115), (900, 485, 135), (600, 460, 90), (130, 500, 150), (1080, 500, 160)):
        apple_tree(c, x, y, h)
    for x, y, h in ((190, 700, 520), (990, 690, 500)):
        apple_tree(c, x, y, h)
    c.line(840, 700, 930, 380, '#b08a5c', 8)
    c.line(884, 706, 966, 384, '#b08a5c', 8)
    for k in range(7):
        c.line(848 + k * 13, 672 - k * 44, 888 + k * 11.5, 676 - k * 44, '#9a7448', 6)
    person(c, 878, 580, 190, 1, 'reach', '#b1503f', '#39506a', hat='straw', shadow=0)
    person(c, 420, 720, 220, -1, 'reach', '#3f6a80', '#4a4640', style='ponytail')
    person(c, 600, 740, 210, 1, 'carry', '#d0a044', '#39414f', hat=('cap', '#7a4a36'), prop=basket_of('#c8322a'))
    crate(c, 470, 770, 110, 52, ['#c8322a', '#d84a34', '#b8282a', '#dd8a3c'])
    crate(c, 700, 776, 120, 54, ['#c8322a', '#d84a34', '#c9b04a'])
    tufts(c, 640, 810, 140, ['#8fa850', '#b9c678'], 18)


def apple_tree(c, x, y, h):
    """A spreading tree full of apples."""
    tree(c, x, y, h, '#6f9450', '#cfdc88', wide=.5)
    for k in range(22):
        a, r = c.u(0, 6.28), c.u(.15, .95)
        px, py, s = x + h * .46 * r * math.cos(a), y - h * .64 + h * .32 * r * math.sin(a), h * .021
        c.oval(px, py, s, s, c.pick(['#c8322a', '#d84a34', '#b8282a']), 1)
        c.oval(px - s * .3, py - s * .35, s * .3, s * .25, '#ffd9c0', .8)


def chrysanthemum(c):
    """A hillside of yellow chrysanthemums."""
    sky(c, '#a9c3ca', '#e5e6d6', '#f8ebc8', to=360)
    hills(c, 250, 330, 3, '#aebfbd', '#7c957a', '#ece6cc', 90)
    slope(c, [(-20, 400), (300, 370), (700, 400), (1220, 360)], '#b5b85a', '#8f9a44')
    village(c, 388, 404, 4, 70, x0=120, x1=420)
    r = rows(c, 410, 800, 760, ['#7f9446', '#e3bb3c', '#8a9c4c', '#ecc84e'], 14, spread=3)
    for k in range(-14, 28):
        if k % 2 == 0:
            continue
        for i in range(64):
            t = ((i + c.u(0, 1)) / 64) ** 1.5
            y = 412 + 390 * t
            x0, x1 = r(k, y), r(k + 1, y)
            if -20 < x0 < 1220:
                s = 3 + 15 * t
                x = c.u(x0, x1)
                c.blob(x, y, s, s * .75, '#c98f26', n=9, wobble=.2)
                c.blob(x - s * .1, y - s * .15, s * .8, s * .56, c.pick(['#f2cd4c', '#f7dc6e', '#e8b838', '#fff0a8']), n=9, wobble=.22)
                c.oval(x - s * .1, y - s * .15, s * .24, s * .17, '#d99a2c')
    for x, y, h, f, col in ((420, 600, 170, 1, '#3f6a80'), (900, 680, 220, -1, '#b1453a'), (680, 500, 105, 1, '#e9e0cc')):
        person(c, x, y, h, f, 'stoop', col, '#39414f', hat='straw', prop=basket_of('#f2cd4c'))
    tree(c, 1110, 420, 190, '#b08a3c', '#e8c868')
    pine(c, 50, 420, 170, '#55785c')


def persimmon_roofs(c):
    """Persimmons and corn drying on village roofs in late autumn."""
    sky(c, '#9fbdcc', '#dfe5da', '#f8e6c2', to=380)
    hills(c, 230, 320, 3, '#a9b9b8', '#b08a5c', '#efe0c0', 100)
    for i in range(60):
        c.blob(c.u(0, 1200), c.u(350, 420), c.u(14, 34), c.u(10, 20), c.pick(['#c07a34', '#b0923e', '#8f8a44', '#d09a44', '#a85a34']), .9)
    for x, y, w in ((60, 470, 200), (330, 450, 190), (600, 462, 210), (900, 452, 200)):
        house(c, x, y, w, 62, '#e6d8be', '#68696a')
        drying(c, x + w * .16, y - 92, w * .68, 26, c.pick(['#e0702c', '#ecc04a']))
    for x, y, w, col in ((-60, 620, 380, '#e0702c'), (380, 610, 360, '#ecc04a'), (800, 626, 400, '#dc6428')):
        house(c, x, y, w, 120, '#ead9bb', '#636668', door='#8a4a34')
        c.poly([(x + w * .06, y - 128), (x + w * .94, y - 128), (x + w * .88, y - 184), (x + w * .12, y - 184)], '#c9a877')
        drying(c, x + w * .1, y - 180, w * .8, 48, col)
        for k in range(9):
            corn_string(c, x + w * (.04 + .115 * k), y - 112, 40 + (k % 3) * 8, '#ecb93c' if k % 3 else '#c8382a')
    ground(c, 640, '#d9c49a', '#b0966a', 3)
    for cx, cy, rx, col in ((300, 730, 190, '#ecb93c'), (800, 740, 210, '#dc6428')):
        c.oval(cx, cy, rx, rx * .22, '#b98e54')
        c.oval(cx, cy - 4, rx * .96, rx * .2, '#d6b07a')
        for i in range(220):
            a, r = c.u(0, 6.28), c.u(0, 1) ** .5 * .9
            c.oval(cx + rx * r * math.cos(a), cy - 5 + rx * .2 * r * math.sin(a), 6.5, 5, c.vary(col, .16))
    person(c, 540, 760, 230, -1, 'stoop', '#46607a', '#4a4640', hair='#a9a39a', style='bun', prop=lambda c, a, b: c.line(b[0] - 10, b[1] - 24, b[0] + 22, b[1] + 24, '#8a6238', 1.8))
    person(c, 1050, 750, 210, -1, 'carry', '#a8463a', '#39414f', wear='apron', prop=basket_of('#e0702c'))
    for x, y, h in ((1140, 640, 420),):
        bare(c, x, y, h, '#5a4636', 5)
        for k in range(46):
            a, r = c.u(3.3, 6.1), c.u(.25, 1)
            px, py = x + 190 * r * math.cos(a), y - 130 + 250 * r * math.sin(a)
            c.oval(px, py, 9, 8, c.pick(['#e0702c', '#ea8436', '#cf5a24']))
            c.oval(px - 3, py - 3, 2.5, 2, '#ffd9a0', .9)
    for k in range(3):
        pot(c, 60 + k * 62, 720 + k * 8, 60, 64, c.pick(['#7a4f38', '#5f4638', '#8a5f42']))


def drying(c, x, y, w, h, colour):
    """A mat covered with drying fruit."""
    c.poly([(x + w * .03, y), (x + w * .97, y), (x + w, y + h), (x, y + h)], '#caa873')
    n = int(w / 9)
    for r in range(max(2, int(h / 9))):
        for k in range(n):
            s = 4.6
            c.oval(x + w * (k + .5) / n + c.u(-1.5, 1.5), y + 5 + r * 9 + c.u(-1, 1), s, s * .85, c.vary(colour, .14))


def corn_string(c, x, y, l, colour):
    """A hanging string of corn or peppers."""
    c.line(x, y, x, y + l, '#7a5a34', 1.5)
    for k in range(int(l / 7)):
        for side in (-1, 1):
            with c.at(x + side * 4, y + 6 + k * 7, 1, rot=side * -24):
                c.oval(0, 0, 3.8, 7, c.vary(colour, .12))


def cabbage_field(c):
    """Cabbages in rows and farmers loading a cart."""
    sky(c, '#a5c0cc', '#e0e5dc', '#f5ead0', to=340)
    hills(c, 260, 320, 3, '#a9bcc0', '#7f9a86', '#e6e6d8', 70)
    treeline(c, 352, 36, '#86986a', 40)
    ground(c, 352, '#a98f66', '#7d6242')
    r = rows(c, 356, 800, 520, ['#9a7c54', '#8f7450', '#a4865c'], 14, spread=3.2)
    for i in range(15):
        t = (i / 14) ** 1.7
        y = 366 + 430 * t
        for k in range(-14, 28):
            x = (r(k, y) + r(k + 1, y)) / 2
            if -60 < x < 1260:
                cabbage(c, x + c.u(-3, 3), y, 7 + 40 * t)
    truck(c, 880, 400, .8, '#3f6a80', -1, '#8fb06a')
    person(c, 780, 520, 150, 1, 'carry', '#b1503f', '#39414f', hat='straw', prop=lambda c, a, b: c.oval(a[0] + 3, a[1] - 3, 8, 7, '#b7d08a'))
    person(c, 360, 640, 220, 1, 'stoop', '#46607a', '#4a4640', hat=('wrap', '#d9cbb0'))
    person(c, 590, 460, 110, -1, 'stoop', '#d0a044', '#39414f', hat='straw')


def cabbage(c, x, y, r):
    """A cabbage head in its outer leaves."""
    c.oval(x + r * .1, y + r * .35, r * 1.1, r * .3, '#3a2c20', .3)
    for k in range(6):
        a = 3.14 + k * .628
        c.blob(x + r * .55 * math.cos(a), y - r * .1 + r * .3 * math.sin(a), r * .55, r * .42, c.vary('#6f9a5c', .1), n=7)
    c.blob(x, y + r * .1, r * .8, r * .4, '#7ba564', n=8)
    c.blob(x, y - r * .15, r * .62, r * .52, '#b3cf86', n=8, wobble=.06)
    if r > 14:
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fM%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x, y + r * .3, x - r * .1, y - r * .2, x - r * .35, y - r * .45, x, y + r * .3, x + r * .15, y - r * .2, x + r * .35, y - r * .35), 'none', .7, '#e6f0c4', r * .05)


def sheep_hill(c):
    """A shepherd and sheep on a green hill."""
    sky(c, '#93b8cb', '#d8e5e0', '#f6efd6', to=420)
    clouds(c, 140, 60, 5)
    hills(c, 300, 380, 3, '#a3bcc4', '#6f947c', '#e2e8dc', 100)
    slope(c, [(-20, 520), (250, 440), (560, 470), (900, 400), (1220, 450)], '#a3bf6a', '#7ba052')
    slope(c, [(-20, 600), (300, 560), (700, 600), (1220, 520)], '#93b45c', '#5f8a44')
    tufts(c, 560, 810, 360, ['#7ba04c', '#b5cc74', '#5f8a40'], 18)
    spots = sorted([(c.u(240, 1140), c.u(480, 740)) for _ in range(19)], key=lambda p: p[1])
    for x, y in spots:
        sheep(c, x, y, .3 + (y - 470) / 270 * .75, c.pick((1, -1)))
    person(c, 180, 730, 230, 1, 'stand', '#46607a', '#4a4640', hat='straw', wear='coat', prop=lambda c, a, b: c.line(b[0], b[1] - 34, b[0] + 4, 0, '#7a5636', 1.8))
    pine(c, 1130, 500, 210, '#4a7258')
    tree(c, 70, 560, 230, '#6a9650')
    birds(c, 820, 200, 5, 11)


def sheep(c, x, y, s, f):
    """One sheep."""
    with c.at(x, y, s, flip=f < 0):
        c.shadow(0, 0, 60, 9, .3)
        for k in (-28, -16, 18, 30):
            c.line(k, -26, k, -2, '#3f3a38', 6)
        for a in range(9):
            c.oval(-4 + 34 * math.cos(a * .7), -44 + 16 * math.sin(a * .7), 20, 17, ['#f4eee0', '#e6dcc8'][math.sin(a * .7) > .2])
        c.oval(-4, -48, 36, 20, '#f8f3e6')
        c.path(smooth([(34, -66), (50, -68), (64, -50), (58, -40), (42, -46)], True), '#4a4240')
        c.oval(38, -62, 9, 5, '#5a504c')
        c.oval(36, -68, 12, 9, '#f4eee0')


def fish_pond(c):
    """Nets and fish at a pond."""
    sky(c, '#adc6cf', '#e6e8da', '#f7e9ca', to=330)
    hills(c, 240, 300, 3, '#a9bfc2', '#739682', '#e6e8da', 80)
    treeline(c, 344, 40, '#6f9465', 34)
    water(c, 340, 800, '#cfe0d8', '#5f949a', '#ffffff', 120, .45)
    for k in range(6):
        c.line(60 + k * 90, 430 + k * 4, 60 + k * 90, 380 + k * 4, '#7a5c40', 7)
    c.path(smooth([(60 + k * 45, 396 + k * 2 + (k % 2) * 12) for k in range(11)]), 'none', .6, '#4a5c5c', 2.5)
    boat(c, 480, 570, 1.5, '#6d5138', False)
    reflection(c, 480, 606, 300, 70, '#5a4632', .4, 6)
    net = 'M610 470Q700 400 850 440Q1000 500 1010 610Q900 680 740 650Q640 600 610 470Z'
    person(c, 550, 562, 210, 1, 'reach', '#3f6a80', '#39414f', hat='straw', shadow=0)
    person(c, 420, 566, 200, -1, 'hold', '#b1503f', '#4a4640', hat='straw', shadow=0, prop=lambda c, a, b: c.line(a[0] - 12, a[1] - 40, a[0] + 22, a[1] + 52, '#8a6238', 1.8))
    with c.clip(net):
        c.path(net, '#e6eee6', .25)
        for k in range(-30, 40):
            c.line(560 + k * 22, 380, 760 + k * 22, 700, '#f4f4ec', 1.3, .6)
            c.line(760 + k * 22, 380, 560 + k * 22, 700, '#f4f4ec', 1.3, .6)
    c.path(net, 'none', .85, '#f4f4ec', 3)
    for k in range(9):
        with c.at(c.u(720, 930), c.u(520, 630), c.u(.6, 1.1), rot=c.u(-50, 50)):
            fish(c)
    with c.at(1040, 520, 1.3, rot=-50):
        fish(c)
    for k in range(7):
        c.oval(1040 + c.u(-40, 40), 590 + c.u(-20, 14), c.u(2, 6), None, '#ffffff', .8)
    slope(c, [(-20, 640), (140, 660), (300, 730), (360, 810)], '#8aa05c', '#5d7a44')
    reeds(c, -10, 690, 240, 130, 40, '#7f8a50')
    reeds(c, 960, 815, 260, 130, 40, '#7f8a50')


def fish(c):
    """A silver carp at the origin."""
    c.path('M-44 0Q-10 -24 36 0Q-10 22 -44 0L-66 -16L-60 0L-66 16Z', c.lin(0, -16, 0, 16, (0, '#7f959c'), (.5, '#e9efec'), (1, '#a9b8b8')))
    c.oval(24, -3, 2.6, 2.6, '#2b2d30')


def bee_hives(c):
    """Beehives under blossoming trees."""
    sky(c, '#a9c8d2', '#e3ebdf', '#f8f0d8', to=380)
    hills(c, 270, 340, 3, '#a9c0c2', '#7aa080', '#e6ecdc', 80)
    ground(c, 390, '#b3c96e', '#7fa552')
    for x, y, h in ((150, 470, 260), (400, 440, 180), (720, 440, 190), (1010, 470, 280)):
        tree(c, x, y, h, '#f0dfc4', '#fffdf4', '#5b4636', .48, 60)
    flowers(c, 0, 430, 1200, 640, 260, ['#f2d04a', '#f7e07c', '#ffffff', '#e8b83c'], 5)
    for x, y, s, col in ((250, 560, .8, '#5f8a96'), (430, 550, .78, '#d9b45a'), (600, 556, .8, '#b5584a'), (130, 690, 1.2, '#d9b45a'), (400, 700, 1.25, '#e9dfc8'), (920, 700, 1.25, '#5f8a96'), (1090, 650, 1, '#7f9a62')):
        hive(c, x, y, s, col)
    person(c, 700, 730, 280, -1, 'hold', '#f0ebdc', '#e3dcc8', hat='straw', shoes='#5a4a3a', prop=lambda c, a, b: (c.rect(a[0] - 2, a[1] - 10, 22, 15, '#8a6238', 1, 1), c.rect(a[0] + 0, a[1] - 8, 18, 11, '#e8b440')))
    for k in range(46):
        x, y = c.u(80, 1120), c.u(420, 700)
        c.oval(x, y, 3.6, 2.6, '#d9982c')
        c.oval(x + 1, y - 3, 3, 1.8, '#ffffff', .7)
    flowers(c, 0, 720, 1200, 810, 130, ['#f2d04a', '#f7e07c', '#ffffff', '#d98aa0'], 9)


def hive(c, x, y, s, colour):
    """A wooden beehive box."""
    with c.at(x, y, s):
        c.shadow(4, 4, 74, 12, .35)
        for k in (-44, 36):
            c.rect(k, -8, 9, 14, '#5a4636')
        for k in range(2):
            c.rect(-52, -60 - k * 46 + 50, 104, 2, '#3a3028')
            c.rect(-52, -54 - k * 46, 104, 44, c.lin(-52, 0, 52, 0, (0, light(colour, .25)), (1, dark(colour, .2))), 1, 2)
            c.rect(-14, -38 - k * 46, 28, 6, dark(colour, .45), 1, 3)
        c.rect(-60, -112, 120, 13, '#e9e4d6', 1, 3)
        c.rect(-60, -102, 120, 4, '#a9a496')
        c.rect(-24, -17, 48, 5, '#3a2c20', 1, 2)
        c.rect(-30, -11, 60, 5, '#c9a877')


def village_lane(c):
    """A stone lane between old houses."""
    sky(c, '#a9c3cc', '#e8e6d6', '#f8e8c8', to=420)
    hills(c, 250, 300, 2, '#a9bbba', '#86a08c', '#ece6d2', 80)
    lane = [(540, 420), (650, 420), (980, 810), (180, 810)]
    ground(c, 420, '#c9bfa8', '#a59a86')
    for side in (-1, 1):
        for k in range(4):
            t = k / 3
            s = .55 + 1.5 * t * t + .4 * t
            x = 596 + side * (70 + 270 * t + 130 * t * t)
            y = 440 + 40 * t + 220 * t * t
            w, h = 230 * s, 150 * s
            left = x if side > 0 else x - w
            c.rect(left, y - h, w, h, c.lin(left, 0, left + w, 0, (0, light('#ece2d0', .1) if side > 0 else '#d0c4ae'), (1, '#d3c8b4' if side > 0 else '#f2e8d4')))
            c.rect(left, y - h * .26, w, h * .26, '#8f8a80', .7)
            edge = x if side > 0 else x - w * .3
            lattice(c, left + w * .36, y - h * .72, w * .2, h * .3)
            dx = left + (w * .08 if side > 0 else w * .72)
            c.rect(dx, y - h * .64, w * .2, h * .64, '#5f3a2c')
            c.rect(dx + w * .015, y - h * .62, w * .08, h * .62, '#7f4a36')
            c.rect(dx + w * .105, y - h * .62, w * .08, h * .62, '#74432f')
            c.rect(dx - w * .05, y - h * .6, w * .035, h * .46, '#b8322a')
            c.rect(dx + w * .215, y - h * .6, w * .035, h * .46, '#b8322a')
            tiled_roof(c, left, y - h, w, h * .5, c.vary('#5d6468', .08), .07)
            lantern(c, dx + w * .1, y - h * .98, 13 * s, glow=False)
    c.poly(lane, c.lin(0, 420, 0, 800, (0, '#d9d0bc'), (1, '#a9a08e')))
    with c.clip('M540 420L650 420L980 810L180 810Z'):
        for r in range(15):
            t = (r / 15) ** 1.7
            y, hh = 424 + 390 * t, 8 + 46 * t
            w = (110 + 690 * t) / 6
            for k in range(-1, 7):
                c.rect(596 - w * 3.4 + k * w + (r % 2) * w * .5 - t * 20, y, w - 2 - 3 * t, hh - 2 - 3 * t, c.vary('#b9b0a0', .12), .75, 3 + 4 * t)
    person(c, 610, 520, 96, -1, 'walk', '#46607a', '#39414f', hair='#a9a39a')
    person(c, 520, 640, 180, 1, 'walk', '#b1503f', '#39414f', style='bun', prop=lambda c, a, b: c.path('M%.1f %.1fl-7 6l1 14l14 0l1 -14Z' % b, '#8fa85c'))
    person(c, 700, 620, 110, -1, 'run', '#d0a044', '#46607a', child=True)
    for x, y in ((150, 760), (1050, 740)):
        pot(c, x, y, 80, 74, '#7a5a46')
        shrub(c, x, y - 64, 120, '#6f9450', 90)
    with c.at(800, 700, .9):
        c.path(smooth([(-30, -20), (0, -30), (26, -26), (34, -10), (20, 0), (-24, 0)], True), '#c99a5c')
        c.oval(36, -30, 13, 11, '#c99a5c')
        c.poly([(28, -38), (30, -50), (36, -40)], '#a8763c')
        c.path('M-30 -16Q-50 -24 -44 -40', 'none', 1, '#c99a5c', 6)


def homestay(c):
    """A restored farmhouse with a courtyard at dusk."""
    sky(c, '#5a7396', '#b9a8b4', '#f2c79c', '#f8dcae', to=440)
    hills(c, 270, 350, 3, '#9a9cae', '#5a6e74', '#eec6a2', 100)
    bamboo(c, 110, 560, 430, 12, 100, '#5d7a4c')
    ground(c, 540, '#b9a888', '#84745c', 3)
    house(c, 260, 560, 560, 170, '#f0e4cc', '#59616a', lit='#ffd98a')
    c.rect(840, 390, 250, 170, '#d9c6a4')
    c.rect(858, 412, 214, 148, '#ffe2a0')
    for k in range(5):
        c.rect(854 + k * 54, 408, 7, 152, '#5f4432')
    tiled_roof(c, 830, 390, 270, 80, '#59616a')
    c.glow(960, 480, 260, '#ffd98a', .45)
    person(c, 930, 556, 110, 0, 'stand', '#8a5a4a', '#4a4640', shadow=0)
    for k in range(9):
        lantern(c, 300 + k * 60, 402, 12)
    c.poly([(420, 560), (640, 560), (820, 810), (280, 810)], '#cfc0a0')
    for k in range(5):
        c.line(400 - k * 26, 600 + k * 46, 670 + k * 32, 600 + k * 46, '#a5967a', 2, .6)
    table(c, 700, 640, 220, 84, '#8a6242')
    chair(c, 670, 740, .95)
    chair(c, 950, 740, .95, face=-1)
    pot(c, 780, 642, 40, 34, '#7a8f8a')
    c.rect(830, 626, 20, 15, '#f0ebdc', 1, 3)
    c.rect(866, 626, 20, 15, '#f0ebdc', 1, 3)
    person(c, 680, 744, 200, 1, 'sit', '#46607a', '#39414f', style='bob')
    person(c, 944, 744, 200, -1, 'sit', '#b1503f', '#4a4640')
    for x, y in ((220, 640), (170, 720), (1120, 660)):
        pot(c, x, y, 74, 60, '#6d5a4c')
        shrub(c, x, y - 48, 110, '#6a8a52', 86)
    flowers(c, 120, 600, 270, 690, 16, ['#e9a3a0', '#f2d27a'], 7)
    tree(c, 1130, 600, 400, '#6a7f4c', '#e8c878')
    stars(c, 30, 160, False)


SCENES = {
    'strawberry-greenhouse': strawberry_greenhouse, 'wheat-field': wheat_field, 'rice-harvest': rice_harvest, 'tea-terrace': tea_terrace,
    'mushroom-shed': mushroom_shed, 'orchard-apple': orchard_apple, 'chrysanthemum': chrysanthemum, 'persimmon-roofs': persimmon_roofs,
    'cabbage-field': cabbage_field, 'sheep-hill': sheep_hill, 'fish-pond': fish_pond, 'bee-hives': bee_hives, 'village-lane': village_lane, 'homestay': homestay,
}
