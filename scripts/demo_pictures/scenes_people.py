"""Portraits, reading, learning and sport."""
import math
from .canvas import mix, dark, light, smooth
from .nature import *
from .built import *
from .people import person, portrait


def portrait_teacher(c):
    """A teacher before her blackboard."""
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 900, 900, (0, '#f0e4c8'), (1, '#cdb892')))
    with c.blur(3):
        c.rect(-20, 150, 700, 620, '#8a6242')
        c.rect(0, 172, 660, 576, c.lin(0, 172, 660, 748, (0, '#4f6f62'), (1, '#38544c')))
        for k in range(4):
            c.path(smooth([(80 + j * 30, 270 + k * 90 + c.u(-10, 10)) for j in range(int(c.u(5, 14)))]), 'none', .4, '#e9efe4', 6)
        c.path('M470 560A90 90 0 1 1 471 560M470 560L540 420', 'none', .5, '#f2dfa0', 5)
        c.rect(720, 200, 200, 420, '#fdf3d4')
        window(c, 720, 200, 240, 420)
        bookshelf(c, 700, 800, 240, 300, 2)
    sunbeam(c, 700, 100, 260, -600, 1100, '#fff2cc', .3)
    portrait(c, 450, 500, 190, '#e6b48e', '#2e2826', '#7d4a4c', '#f2e9d6', 'bob', .4, True, None, 'shirt', 1)
    for k, col in enumerate(('#a8463a', '#d9b45a', '#3f6a80')):
        c.rect(250 + k * 8, 1090 + k * 34, 400 - k * 10, 34, col, 1, 3)
        c.rect(258 + k * 8, 1096 + k * 34, 380, 8, '#f4ead4', .7)


def portrait_craftsman(c):
    """An old craftsman in his workshop."""
    c.rect(0, 0, c.w, c.h, c.rad(250, 300, 1000, (0, '#e3c898'), (.5, '#a98258'), (1, '#4a382c')))
    with c.blur(3):
        for r in range(2):
            c.rect(0, 240 + r * 230, 900, 16, '#5f4430')
            for k in range(6):
                pot(c, 70 + k * 155, 240 + r * 230, c.u(80, 120), c.u(90, 150), c.pick(['#8a5f42', '#a5764d', '#6a7a74', '#c9a877']))
        for k in range(5):
            c.line(650 + k * 46, 560, 650 + k * 46, 700 + c.u(0, 60), '#4f3a2a', 12)
    sunbeam(c, -100, -20, 260, 560, 1200, '#fff0c4', .35)
    portrait(c, 450, 500, 188, '#cd9a72', '#b9b3aa', '#46586a', '#e9e0cc', 'thin', .9, True, None, 'mandarin', 1, '#8a6a48')
    c.rect(0, 1090, 900, 120, c.lin(0, 1090, 0, 1200, (0, '#8a6242'), (1, '#5f4430')))
    pot(c, 690, 1130, 190, 220, '#7a8f86')
    c.path('M120 1110Q220 1060 330 1110', 'none', 1, '#d9c49a', 10)
    c.rect(150, 1096, 180, 18, '#5f4430', 1, 6)
    c.poly([(330, 1096), (400, 1105), (330, 1114)], '#c9ccc8')


def portrait_farmer(c):
    """A farmer in a straw hat before ripe fields."""
    with c.blur(2.5):
        sky(c, '#8fb6cc', '#dbe5da', '#f8ecca', to=420)
        clouds(c, 120, 40, 4)
        hills(c, 310, 370, 3, '#a9bfbe', '#7c9a78', '#ece6cc', 80)
        ground(c, 410, '#ecd07c', '#c9983e')
        rows(c, 414, 800, 900, ['#e6c56c', '#d9b052', '#edd07e'], 14)
        tufts(c, 480, 820, 260, ['#f2da8c', '#c99a40'], 34)
    portrait(c, 440, 370, 150, '#c68f66', '#3a322e', '#5a748a', '#f0e6d0', 'short', .7, False, ('straw', '#dcbc7c'), 'shirt', 2)
    for k in range(26):
        x = c.u(700, 1200)
        h = c.u(160, 320)
        c.path('M%.1f 820Q%.1f %.1f %.1f %.1f' % (x, x, 820 - h * .6, x + h * .12, 820 - h), 'none', 1, '#c9983e', 4)
        with c.at(x + h * .12, 820 - h, 1, rot=14):
            for q in range(5):
                c.oval(-5, -q * 11, 5, 9, '#f0d078')
                c.oval(6, -q * 11 - 5, 5, 9, '#dcb04e')


def portrait_doctor(c):
    """A county doctor in her consulting room."""
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 1200, 800, (0, '#eef1ea'), (1, '#bcd0cd')))
    with c.blur(3):
        c.rect(760, 80, 330, 420, '#d8ebe6')
        c.rect(760, 360, 330, 140, '#a9c79a')
        shrub(c, 860, 400, 200, '#86ac76', 120)
        shrub(c, 1020, 400, 180, '#7aa36e', 140)
        window(c, 760, 80, 330, 420, '#fbf9f2')
        c.rect(70, 120, 210, 560, '#f6f4ec', 1, 6)
        for r in range(4):
            c.rect(86, 140 + r * 134, 178, 118, '#cfdeda', 1, 4)
            for k in range(4):
                c.rect(98 + k * 42, 190 + r * 134, 28, 62, c.pick(['#b5584a', '#e8dcc0', '#5f8a96', '#d9b45a']), 1, 5)
    sunbeam(c, 900, -20, 260, -560, 900, '#fff6dc', .4)
    def scope(c):
        c.path('M-.62 1.25Q-.9 2.4 -.3 2.75M.62 1.25Q.95 2.2 .62 2.6', 'none', 1, '#39424a', .075)
        c.oval(.6, 2.72, .16, .16, '#aeb6b8')
        c.oval(.6, 2.72, .1, .1, '#6d787c')
        c.rect(-1.2, 2.3, .5, .04, '#c9d0cc')
        c.rect(-1.02, 2.1, .06, .3, '#a8201a', 1, .02)
    portrait(c, 540, 360, 142, '#e8b894', '#2b2624', '#f3f1ea', '#8fb5b8', 'ponytail', .35, False, None, 'coat', 1, extra=scope)


def portrait_driver(c):
    """A bus driver at the door of his bus."""
    with c.blur(2.5):
        sky(c, '#b5c9d2', '#ece4d2', '#f8e4c0', to=500)
        hills(c, 330, 400, 3, '#a9bbbf', '#7c9684', '#ece2cc', 90)
        ground(c, 470, '#b9b8a0', '#8f9184')
        bus(c, 760, 660, 3.1, '#3f7a6b', False, False)
    portrait(c, 420, 370, 146, '#d39f78', '#2b2624', '#39506a', '#eef0ea', 'short', .55, False, ('cap', '#2f4358'), 'shirt', 1,
             extra=lambda c: (c.path('M-.09 1.86L.09 1.86L.16 3.6L0 3.9L-.16 3.6Z', '#8a2c28'), c.rect(-1.2, 2.35, .44, .26, '#d9b45a', 1, .04)))


def portrait_librarian(c):
    """A librarian among her shelves."""
    c.rect(0, 0, c.w, c.h, '#6d5138')
    with c.blur(3):
        bookshelf(c, -40, 20, 460, 800, 5)
        bookshelf(c, 800, 20, 460, 800, 5)
        c.rect(430, 0, 370, 800, c.lin(430, 0, 800, 0, (0, '#e3cda0'), (.5, '#fbedc8'), (1, '#d9c090')))
        bookshelf(c, 500, 160, 230, 360, 5, '#b08a5c')
    c.glow(620, 180, 420, '#fff0c4', .55)
    def book(c):
        c.path('M-1.35 3.0Q-.7 2.75 0 2.98Q.7 2.75 1.35 3.0L1.35 4.2L-1.35 4.2Z', '#f6eedb')
        c.path('M-1.42 2.98L-1.35 3.0L-1.35 4.2L-1.5 4.2ZM1.42 2.98L1.35 3.0L1.35 4.2L1.5 4.2Z', '#a8382e')
        c.path('M0 2.98L0 4.2', 'none', .4, '#8a7a5c', .04)
        for k in range(3):
            c.path('M-1.15 %.2fQ-.7 %.2f -.2 %.2fM.2 %.2fQ.7 %.2f 1.15 %.2f' % tuple(3.14 + k * .12 + q for q in (.05, -.1, .04, .04, -.1, .05)), 'none', .3, '#8a7a5c', .03)
    portrait(c, 600, 350, 140, '#e3b08a', '#3a2c28', '#5f7a6c', '#f0e6d2', 'bun', .45, True, None, 'round', 1, extra=book)


def portrait_runner(c):
    """A runner at sunrise."""
    with c.blur(2.5):
        sky(c, '#7fa0bf', '#e6c4b4', '#fbdcac', to=480)
        sun(c, 900, 330, 50, '#fff0c8', 7)
        hills(c, 350, 420, 3, '#a9a9bb', '#65808a', '#f3d2b0', 90)
        water(c, 470, 620, '#f3d2ac', '#7f9aaa', n=40)
        ground(c, 600, '#c98a70', '#a8604a')
        road(c, 600, 820, 700, 60, 900, 600, '#b5654c', '#f4e6d0', '#8fa05c')
    portrait(c, 470, 380, 146, '#d8a47c', '#262220', '#c4513f', '#f4ecd8', 'short', .25, False, ('band', '#f0e6d0'), 'zip', 2,
             extra=lambda c: c.path('M-.85 2.6L.85 2.6L.85 3.9L-.85 3.9Z', '#f8f4e8', .95))


def telescope(c):
    """Children and a teacher at a telescope under the stars."""
    sky(c, '#0f1c3a', '#21386a', '#56699c', '#c0a49c', to=660)
    stars(c, 420, 560)
    c.glow(1000, 150, 230, '#f6ecce', .4)
    c.oval(1000, 150, 46, 46, '#f6ecce')
    for x, y, r in ((985, 140, 9), (1012, 164, 12), (1006, 128, 6)):
        c.oval(x, y, r, r * .85, '#ddd0ac')
    hills(c, 530, 600, 3, '#5a6794', '#2a3860', '#8f86a8', 80)
    slope(c, [(-20, 690), (260, 655), (620, 640), (960, 655), (1220, 690)], '#3a4d6c', '#1a2740')
    tufts(c, 670, 810, 220, ['#4a6080', '#2a3c5a', '#5f7590'], 20)
    village(c, 652, 664, 5, 44, lit='#ffcf7a', walls=['#5a5c70', '#4f5468'], x0=30, x1=300)
    c.glow(560, 690, 330, '#ffcf8a', .28)
    person(c, 800, 720, 330, 1, 'point', '#a8554c', '#36405c', wear='coat', style='bun', scarf='#e6d3a8', skin='#e0b08e')
    person(c, 905, 726, 205, 1, 'wave', '#d9b04c', '#46587c', child=True, style='pigtails', skin='#e6b996')
    person(c, 1000, 728, 185, 1, 'stand', '#6f9a94', '#3a4868', child=True, hat=('knit', '#c8584a'), skin='#dcab88')
    c.shadow(560, 724, 250, 32, .5, '#070c18')
    for x in (474, 655, 566):
        c.line(560, 500, x, 726, '#d9b47a', 10)
    c.line(508, 632, 616, 632, '#9a7848', 5)
    with c.at(560, 486, 1.08, rot=-36):
        c.rect(-150, -27, 270, 54, c.lin(0, -27, 0, 27, (0, '#fffaf0'), (.4, '#e3dccb'), (1, '#8a8f9e')), 1, 6)
        c.rect(-100, -27, 12, 54, '#c8483a')
        c.rect(116, -36, 70, 72, c.lin(0, -36, 0, 36, (0, '#e0705c'), (1, '#8a2f2a')), 1, 6)
        c.rect(-178, -18, 34, 36, '#4a5268', 1, 4)
        c.rect(-206, -11, 34, 22, '#333b50', 1, 4)
        c.rect(-60, -46, 110, 16, '#4a5268', 1, 6)
        c.rect(-40, -32, 8, 8, '#4a5268')
        c.rect(20, -32, 8, 8, '#4a5268')
        c.rect(-30, 26, 60, 22, '#4a5268', 1, 5)
    person(c, 330, 736, 236, 1, 'hold', '#e08a48', '#3f4f74', child=True, style='bob', scarf='#f0dca0', skin='#e6b996')
    person(c, 205, 738, 205, 1, 'point', '#7fa8bc', '#36446a', child=True, skin='#d9a886')
    c.path('M180 110L330 170', 'none', .8, '#ffffff', 2)
    c.oval(330, 170, 3, 3, '#ffffff')


def library_reading(c):
    """Readers at a long table by tall windows."""
    room(c, '#ecdfc4', '#a57c54', 560)
    for k in range(3):
        x = 430 + k * 240
        garden_window(c, x, 70, 190, 330, '#8a6242', (2, 3))
    bookshelf(c, 20, 60, 350, 500, 5)
    bookshelf(c, 1150, 60, 200, 500, 5)
    for k in range(3):
        sunbeam(c, 440 + k * 240, 90, 170, -220, 600, '#fff4cc', .25)
    for x, f, col, st in ((450, 1, '#a8463a', 'bob'), (1000, -1, '#46607a', 'short')):
        chair(c, x + (-6 if f > 0 else 6), 700, 1.45, '#8a6242', f)
        person(c, x, 706, 270, f, 'read', col, '#39414f', style=st)
    person(c, 640, 690, 250, 0, 'hold', '#5f7a5c', '#39414f', style='ponytail', shadow=0)
    person(c, 830, 690, 210, 0, 'hold', '#d0a044', '#39414f', child=True, shadow=0)
    table(c, 500, 560, 450, 150, '#b5855a', 16)
    for x in (560, 690, 850):
        open_book(c, x, 558, 1.1)
    for k, col in enumerate(('#a8463a', '#3f6a80', '#d9b45a')):
        c.rect(740, 546 - k * 13, 80 - k * 8, 13, col, 1, 2)
    person(c, 250, 740, 310, -1, 'reach', '#8a6d8f', '#4a4640', wear='skirt', style='long')
    pot(c, 1110, 740, 90, 70, '#8a5f42')
    shrub(c, 1110, 690, 170, '#6f9a5c', 170)


def open_book(c, x, y, s):
    """A book lying open."""
    with c.at(x, y, s):
        c.path('M-44 0Q-22 -16 0 -3Q22 -16 44 0L44 4Q22 -10 0 2Q-22 -10 -44 4Z', '#f8f2e2')
        c.path('M-46 5Q-22 -8 0 4Q22 -8 46 5', 'none', 1, '#a8382e', 3)


def library_night(c):
    """A library glowing in the blue evening, readers behind its glass."""
    sky(c, '#17233f', '#2f4468', '#7d7d9a', '#d0a48c', to=600)
    stars(c, 90, 330, False)
    hills(c, 440, 480, 2, '#3d4c70', '#26344f', '#7d7d98', 70)
    for i in range(6):
        block(c, -40 + i * 60, 560, 56, c.u(80, 170), '#34425e', 3, 6, '#3f5070', .35)
    ground(c, 600, '#4a5468', '#232c40', 2)
    c.glow(640, 470, 620, '#ffcf86', .4)
    x0, y0, w, h = 230, 200, 800, 400
    c.rect(x0, y0, w, h, c.lin(0, y0, 0, y0 + h, (0, '#ffe7b0'), (1, '#f8c878')))
    for fl in range(2):
        y = y0 + fl * 200
        for k in range(5):
            if not (fl == 1 and k == 2):
                bookshelf(c, x0 + 22 + k * 158, y + 46, 112, 142, 4, '#a5764d', back='#8a6242')
        for k in range(4):
            pendant(c, x0 + 100 + k * 200, y + 50, 15, '#6a4a34', '#fff0c0', 48)
    c.rect(x0, y0, w, h, '#ffd486', .2)
    for x, y, f, p, col in ((320, 398, 1, 'hold', '#8a4a3c'), (500, 398, -1, 'reach', '#3f566a'), (700, 398, 1, 'hold', '#5f6a4c'), (880, 398, -1, 'walk', '#7a4a5c'), (300, 598, 1, 'reach', '#3f566a'), (420, 598, -1, 'hold', '#a8463a'), (780, 598, 1, 'hold', '#46607a'), (920, 598, -1, 'reach', '#8a6d4c')):
        person(c, x, y, 116, f, p, col, '#4a3c38', shadow=0, style=c.pick(['short', 'bob', 'bun', 'ponytail']))
    c.rect(x0, y0 + 196, w, 14, '#5f4a40')
    for k in range(11):
        c.rect(x0 + k * 80 - 3, y0, 6, h, '#4f3f3a')
    c.rect(570, 440, 120, 160, '#fff2cc')
    c.rect(628, 440, 4, 160, '#4f3f3a')
    c.rect(566, 436, 128, 6, '#4f3f3a')
    person(c, 655, 600, 104, 2, 'walk', '#5a6478', '#2f3644', shadow=0)
    c.poly([(x0 - 60, y0 + 4), (x0 + w + 60, y0 + 4), (x0 + w + 20, y0 - 44), (x0 - 20, y0 - 44)], c.lin(0, y0 - 44, 0, y0, (0, '#5a6a84'), (1, '#2b364c')))
    c.rect(x0 - 60, y0 + 2, w + 120, 8, '#8a7a6a')
    for k in range(3):
        c.rect(500 - k * 30, 600 + k * 12, 260 + k * 60, 13, mix('#d9c6a0', '#8a8078', k / 2))
    c.poly([(560, 636), (700, 636), (900, 810), (340, 810)], c.lin(0, 636, 0, 800, (0, '#e3c48e', .9), (1, '#6a6470', .6)))
    for x, w2 in ((270, 120), (420, 130), (830, 130), (980, 110)):
        c.path('M%d 604L%d 604L%d 800L%d 800Z' % (x - w2 / 2, x + w2 / 2, x + w2 * .75 + (x - 630) * .2, x - w2 * .75 + (x - 630) * .2), c.lin(0, 604, 0, 800, (0, '#ffd48a', .4), (1, '#ffd48a', 0)))
    person(c, 470, 720, 150, 1, 'walk', '#a8463a', '#2f3644', wear='coat', style='bob', scarf='#d9b46a')
    person(c, 520, 722, 100, 1, 'walk', '#46708a', '#2f3644', child=True)
    person(c, 850, 700, 140, -1, 'walk', '#4a5c78', '#2a3140')
    for x, h2 in ((110, 420), (1120, 440)):
        bare(c, x, 720, h2, '#222b40', 6)
    lamp_post(c, 190, 690, 260, True)
    lamp_post(c, 1010, 680, 240, True)


def bookshelf_scene(c):
    """A cosy corner: full shelves, a lamp and a chair."""
    room(c, '#dcc8a2', '#8f6a48', 640)
    bookshelf(c, 60, 50, 640, 590, 5)
    c.rect(780, 90, 300, 300, c.lin(0, 90, 0, 390, (0, '#6f8fae'), (1, '#e8cfae')))
    ridge_in(c, 780, 250, 300, 140)
    window(c, 780, 90, 300, 300, '#8a6242')
    sunbeam(c, 800, 120, 250, -420, 640, '#fff0c4', .22)
    c.poly([(330, 800), (1180, 800), (1080, 690), (470, 690)], '#b0685a')
    c.poly([(380, 790), (1130, 790), (1050, 700), (500, 700)], '#c98a70')
    c.shadow(880, 730, 230, 30, .4)
    c.path('M740 720L740 560Q740 470 800 450L980 450Q1040 470 1040 560L1040 720Z', c.lin(740, 0, 1040, 0, (0, '#5f8474'), (1, '#35564c')))
    c.rect(716, 560, 70, 160, '#4f7466', 1, 26)
    c.rect(996, 560, 70, 160, '#3f6256', 1, 26)
    c.rect(776, 590, 230, 70, '#6f9482', 1, 20)
    c.rect(776, 650, 230, 70, '#456a5d')
    open_book(c, 890, 588, 1.3)
    for k, col in enumerate(('#a8463a', '#d9c49a', '#3f6a80', '#c99a4a')):
        c.rect(560 - k * 4, 722 - k * 18, 120 - k * 8, 17, col, 1, 2)
    c.rect(1096, 600, 84, 10, '#8a6242', 1, 3)
    c.rect(1104, 610, 8, 120, '#6d4c34')
    c.rect(1164, 610, 8, 120, '#6d4c34')
    lamp(c, 1138, 600, 1.4, '#a8463a')
    pot(c, 720, 660, 70, 60, '#8a5f42')
    shrub(c, 720, 610, 130, '#6f9a5c', 150)


def ridge_in(c, x, y, w, h):
    """A small hill view inside a window."""
    with c.clip('M%d %dh%dv%dh-%dZ' % (x, y - 200, w, h + 200, w)):
        ridge(c, y + 30, 50, '#8a9ab0', '#d9c6b4', rough=.5, scale=.5)
        ridge(c, y + 80, 34, '#6a8a7a', '#8aa07c', rough=.5, scale=.4)


def classroom(c):
    """A lesson: teacher at the board, children raising hands."""
    room(c, '#efe6d0', '#b99468', 560, '#a9c3b4')
    c.rect(270, 90, 560, 290, '#8a6242')
    c.rect(284, 104, 532, 262, c.lin(284, 104, 816, 366, (0, '#4f7264'), (1, '#3a574d')))
    c.path('M330 190h90v60h-90ZM375 250v50M330 300h90', 'none', .7, '#f0f2e4', 4)
    c.path('M520 300L600 170L680 300Z', 'none', .7, '#f4e0a0', 4)
    c.path('M740 240a36 36 0 1 0 .1 0', 'none', .7, '#f0b8a8', 4)
    for k in range(2):
        x = 900 + k * 170
        garden_window(c, x, 80, 140, 300)
    c.rect(40, 110, 180, 130, '#c99a64')
    for k in range(6):
        c.rect(52 + (k % 3) * 56, 122 + (k // 3) * 56, 46, 46, c.pick(['#f4ecd8', '#e8c878', '#b5cfc4', '#e3a890']), 1, 2)
    sunbeam(c, 900, 100, 280, -500, 620, '#fff4cc', .28)
    person(c, 700, 580, 300, -1, 'reach', '#7d4a4c', '#39414f', wear='skirt', style='bun')
    c.rect(300, 480, 170, 90, '#a5764d', 1, 3)
    c.rect(290, 470, 190, 14, '#c0926a', 1, 3)
    for r, (y, s, n) in enumerate(((660, .85, 4), (790, 1.1, 4))):
        for k in range(n):
            x = 170 + k * 290 + (r * 40 - 20)
            person(c, x, y + 40 * s, 230 * s, 2, 'wave' if (k + r) % 3 == 0 else 'hold', c.pick(['#b1453a', '#3f6a80', '#d0a044', '#5f7a5c', '#8a6d8f']), '#39414f', child=True, style=c.pick(['short', 'pigtails', 'bob', 'ponytail']), shadow=0)
            c.rect(x - 100 * s, y - 20 * s, 200 * s, 14 * s, '#d0a672', 1, 3)
            c.rect(x - 92 * s, y - 6 * s, 184 * s, 60 * s, '#a9805a', 1, 2)
            c.rect(x - 70 * s, y - 30 * s, 50 * s, 10 * s, '#a8382e', 1, 2)


def school_playground(c):
    """Break time before a school building."""
    sky(c, '#9cc2d0', '#dcebe2', '#f6f0d8', to=400)
    clouds(c, 100, 40, 4)
    hills(c, 250, 300, 2, '#a9c2c4', '#7fa58c', '#e2ebde', 60)
    block(c, 180, 430, 640, 230, '#f0e0c4', 11, 3, '#8fb0b8')
    c.rect(470, 180, 90, 250, '#b5584a')
    c.rect(488, 330, 54, 100, '#5f4a40')
    c.oval(515, 240, 24, 24, '#f8f4e8')
    c.line(515, 240, 515, 224, '#333333', 3)
    c.line(515, 240, 526, 244, '#333333', 3)
    treeline(c, 440, 46, '#7fa565', 30)
    tree(c, 90, 470, 260, '#6f9a52')
    tree(c, 960, 460, 230, '#7aa358')
    c.line(900, 440, 900, 130, '#9a9c98', 5)
    c.path('M900 134Q930 124 962 138L962 176Q930 162 900 174Z', '#c8322a')
    ground(c, 440, '#d98a66', '#c0654a', 2)
    c.path('M-20 640Q600 430 1220 640M-20 720Q600 480 1220 720', 'none', .8, '#f8efdc', 5)
    c.oval(600, 660, 340, 92, '#7fae6a')
    for x, y, h, f, p, col in ((250, 620, 150, 1, 'run', '#d0a044'), (380, 640, 150, 1, 'run', '#b1453a'), (560, 700, 170, 1, 'jump', '#3f6a80'), (690, 700, 165, -1, 'up', '#e9e0cc'), (860, 640, 150, -1, 'run', '#5f7a5c'), (960, 720, 175, -1, 'wave', '#8a6d8f'), (150, 740, 180, 1, 'wave', '#c9654a')):
        person(c, x, y, h, f, p, col, c.pick(['#39506a', '#4a4640', '#6b5d50']), child=True, style=c.pick(['short', 'pigtails', 'bob', 'ponytail']))
    c.path('M500 690Q600 800 745 690', 'none', .9, '#8a5a3a', 4)
    c.oval(320, 560, 14, 14, '#f0d27a')
    person(c, 1040, 640, 210, -1, 'stand', '#46607a', '#39414f', style='bun', wear='coat')


def kites(c):
    """Kites above a spring meadow."""
    sky(c, '#7fb2cf', '#cfe4e4', '#f8f2da', to=560)
    clouds(c, 180, 90, 6, op=.8)
    hills(c, 500, 540, 2, '#a9c6c4', '#86b08a', '#e6efdc', 50)
    slope(c, [(-20, 610), (300, 570), (700, 600), (1220, 560)], '#b0cc74', '#7fa852')
    tufts(c, 600, 810, 300, ['#8fb85c', '#c6dc8c', '#74a04a'], 16)
    flowers(c, 0, 620, 1200, 800, 90, ['#f2d04a', '#ffffff', '#e9a3a0'], 6)
    tree(c, 1120, 600, 240, '#86b05c')
    tree(c, 60, 610, 180, '#7aa854')
    for x, y, kx, ky, kind, col in ((300, 720, 420, 150, 0, '#c8382a'), (560, 690, 720, 250, 1, '#3f7a96'), (820, 730, 930, 120, 2, '#e0a83c'), (960, 670, 1080, 280, 0, '#6f9a5c')):
        c.path('M%d %dQ%d %d %d %d' % (x + 30, y - 130, kx - 60, (y + ky) / 2 + 80, kx, ky), 'none', .6, '#5a5f60', 1.6)
        kite(c, kx, ky, kind, col)
    for x, y, h, ch, col in ((300, 720, 170, True, '#d0a044'), (560, 690, 230, False, '#5f7a5c'), (820, 730, 180, True, '#b1453a'), (960, 670, 150, True, '#3f6a80')):
        person(c, x, y, h, 1, 'reach', col, '#39414f', child=ch, style=c.pick(['short', 'pigtails', 'bob']))
    person(c, 440, 730, 150, 1, 'run', '#c9654a', '#39506a', child=True)


def kite(c, x, y, kind, colour):
    """A swallow, diamond or butterfly kite."""
    with c.at(x, y, 1.25, rot=-14):
        if kind == 0:
            c.path('M0 -40Q30 -46 96 -26Q50 -10 22 10L30 58L6 34L0 60L-6 34L-30 58L-22 10Q-50 -10 -96 -26Q-30 -46 0 -40Z', colour)
            c.path('M0 -30Q26 -34 70 -24Q40 -12 16 2Z', light(colour, .5), .9)
            c.path('M0 -30Q-26 -34 -70 -24Q-40 -12 -16 2Z', light(colour, .5), .9)
            c.oval(0, -36, 13, 12, dark(colour, .3))
        elif kind == 1:
            c.poly([(0, -60), (42, -6), (0, 60), (-42, -6)], colour)
            c.poly([(0, -60), (42, -6), (0, -6)], light(colour, .4))
            c.poly([(0, 60), (-42, -6), (0, -6)], light(colour, .25))
            c.path('M0 60Q-20 90 0 112Q20 136 -4 160', 'none', 1, colour, 3)
            for k in range(3):
                c.poly([(-12, 82 + k * 28), (12, 90 + k * 28), (12, 80 + k * 28), (-12, 92 + k * 28)], '#e8b83c')
        else:
            for f in (-1, 1):
                c.path(smooth([(0, -8), (f * 40, -52), (f * 84, -40), (f * 72, -4), (f * 30, 4)], True), colour)
                c.path(smooth([(0, 2), (f * 44, 6), (f * 56, 40), (f * 26, 48)], True), light(colour, .3))
                c.oval(f * 56, -26, 12, 10, '#b8382a')
            c.oval(0, 4, 6, 30, '#5a4030')


def basketball(c):
    """A village basketball match at dusk."""
    sky(c, '#5f7fa5', '#c9b4b4', '#f6cf9c', to=420)
    hills(c, 330, 380, 3, '#9a9eb0', '#5f7280', '#f0c9a4', 90)
    treeline(c, 420, 44, '#5f7464', 36)
    village(c, 420, 436, 5, 74, lit='#ffd98a', x0=30, x1=420)
    for k in range(34):
        x, y = 40 + k * 34 + c.u(-8, 8), 470 + c.u(-10, 10)
        person(c, x, y + 26, c.u(84, 100), c.pick((1, -1, 0)), c.pick(['stand', 'stand', 'wave', 'up', 'wait']), shadow=0, style=c.pick(['short', 'bob', 'bun']))
    ground(c, 500, '#c98a5c', '#a8623f', 1)
    c.path('M-10 560L1210 560M600 560L600 810M480 690a120 46 0 1 0 240 0a120 46 0 1 0 -240 0M1210 600L960 610L880 760L1210 790', 'none', .85, '#f8eeda', 5)
    c.path('M1120 620L1130 240L1040 230', 'none', 1, '#5a6268', 14)
    c.poly([(1010, 150), (1066, 140), (1066, 270), (1010, 262)], '#f6f4ea')
    c.path('M1022 200L1054 196L1054 240L1022 240Z', 'none', 1, '#c8382a', 4)
    c.path('M968 252Q990 244 1012 252', 'none', 1, '#d95a34', 6)
    for k in range(6):
        c.line(970 + k * 8, 254, 976 + k * 5.5, 296, '#f8f4e8', 1.6)
    person(c, 860, 620, 270, 1, 'jump', '#c4423a', '#c4423a', wear='sport', shadow=0)
    c.shadow(860, 700, 70, 12, .35)
    c.oval(930, 296, 21, 21, '#d9803f')
    c.path('M909 296Q930 288 951 296M930 275L930 317', 'none', .7, '#6a3420', 2)
    person(c, 990, 720, 265, -1, 'up', '#3f6a96', '#3f6a96', wear='sport')
    person(c, 620, 740, 260, 1, 'run', '#c4423a', '#c4423a', wear='sport')
    person(c, 440, 730, 255, 1, 'sprint', '#3f6a96', '#3f6a96', wear='sport')
    person(c, 250, 690, 235, 1, 'run', '#3f6a96', '#3f6a96', wear='sport')
    lamp_post(c, 60, 560, 420, True)
    c.glow(150, 140, 240, '#ffe6b0', .3)


def running(c):
    """A road race along the river."""
    sky(c, '#9cc0d0', '#e0e8dc', '#f8eed2', to=400)
    clouds(c, 110, 40, 4)
    hills(c, 290, 350, 3, '#a9bfc4', '#6f9a80', '#e6e8da', 90)
    water(c, 390, 500, '#c3dde0', '#86b0b8', n=40)
    treeline(c, 400, 24, '#7d9f70', 50)
    slope(c, [(-20, 500), (500, 480), (1220, 500)], '#a9c070', '#86a858')
    road(c, 490, 810, 940, 60, 1250, 420, '#8d8f92', '#f4ead2', '#e0d4b4')
    for x, y, h in ((180, 520, 230), (420, 505, 170), (620, 498, 120), (1090, 540, 260)):
        tree(c, x, y, h, c.pick(['#7fa552', '#93b35c']))
    for x, y, h, col in ((860, 560, 90, '#d0a044'), (790, 580, 110, '#5f7a5c'), (720, 600, 130, '#8a6d8f'), (640, 640, 170, '#3f6a80'), (820, 660, 180, '#e9e0cc'), (480, 700, 230, '#c4423a'), (690, 750, 260, '#d9803f'), (300, 760, 270, '#3f7a6b')):
        person(c, x, y, h, 1, c.pick(['run', 'sprint']), col, c.pick(['#2f3b4a', '#39414f', '#4a3a44']), wear='sport', style=c.pick(['short', 'ponytail', 'short']), shoes=c.pick(['#d9543c', '#e8d27a', '#5fa0b0']))
    for x in (960, 1010, 1060, 1120):
        person(c, x, 640 + (x - 960) * .25, 130, -1, c.pick(['up', 'wave']), shadow=.2)


def football(c):
    """Boys and girls playing football."""
    sky(c, '#9fc4d2', '#e0eadf', '#f8f0d6', to=360)
    clouds(c, 100, 40, 4)
    hills(c, 260, 310, 3, '#a9c0c4', '#7aa085', '#e2eade', 80)
    treeline(c, 372, 60, '#6a9858', 30)
    ground(c, 370, '#93bd62', '#6a9e4a', 2)
    rows(c, 380, 800, 600, ['#86b457', '#78a84e'], 9, spread=2)
    c.path('M-10 420L1210 420M-10 780Q600 700 1210 780', 'none', .8, '#f8f6e8', 5)
    c.path('M900 470L900 330L1130 350L1130 510', 'none', 1, '#fbfaf4', 9)
    for k in range(12):
        c.line(904 + k * 20, 334 + k * 2, 920 + k * 19, 470 + k * 3, '#ffffff', 1.2, .6)
        c.line(904, 344 + k * 12, 1128, 362 + k * 13, '#ffffff', 1.2, .6)
    person(c, 1020, 500, 160, -1, 'up', '#e0b43c', '#2f3b4a', child=True, wear='sport')
    person(c, 520, 720, 270, 1, 'kick', '#c4423a', '#f0ebdc', child=True, wear='sport')
    c.shadow(690, 712, 34, 8, .35)
    c.oval(690, 688, 25, 25, '#fbfaf4')
    for a in range(5):
        c.oval(690 + 14 * math.cos(a * 1.257), 688 + 14 * math.sin(a * 1.257), 5, 5, '#3a3c40')
    c.oval(690, 688, 6, 6, '#3a3c40')
    person(c, 860, 660, 240, -1, 'run', '#3f6a96', '#2f3b4a', child=True, wear='sport', style='ponytail')
    person(c, 300, 640, 215, 1, 'run', '#c4423a', '#f0ebdc', child=True, wear='sport', style='bob')
    person(c, 700, 540, 165, -1, 'run', '#3f6a96', '#2f3b4a', child=True, wear='sport')
    person(c, 130, 560, 170, 1, 'wave', '#c4423a', '#f0ebdc', child=True, wear='sport')
    tufts(c, 700, 810, 120, ['#5d9444', '#a3c872'], 14)


def swimming_pool(c):
    """Swimmers in lanes of an indoor pool."""
    c.rect(0, 0, c.w, 380, c.lin(0, 0, 0, 380, (0, '#dfe9e6'), (1, '#f4f2e4')))
    for k in range(7):
        x = 40 + k * 165
        garden_window(c, x, 70, 140, 210, '#f8f8f2')
    for k in range(9):
        c.line(60 + k * 135, 0, 60 + k * 135, 40, '#b5c2c2', 9)
    c.rect(0, 300, c.w, 90, '#e8dcc4')
    for k in range(24):
        c.rect(k * 52, 340, 50, 22, c.vary('#d9ccb0', .06))
    c.rect(0, 388, c.w, 420, '#e3d6bc')
    d = 'M140 390L1060 390L1500 810L-300 810Z'
    c.path(d, c.lin(0, 390, 0, 800, (0, '#8fd0d6'), (1, '#3f9fb4')))
    with c.clip(d):
        ripples(c, 0, 390, 1200, 800, 160, '#e9fbfa', .6)
        for k in range(6):
            a, b = 140 + k * 184, -300 + k * 360
            for i in range(26):
                t0, t1 = (i / 26) ** 1.6, ((i + .8) / 26) ** 1.6
                c.line(a + (b - a) * t0, 390 + 420 * t0, a + (b - a) * t1, 390 + 420 * t1, '#d9503c' if i % 2 else '#fbfaf4', 2.5 + 7 * t0)
        for lane, t, col in ((1, .35, '#e8c83e'), (2, .62, '#d9503c'), (3, .28, '#3f5a96'), (3.0, .72, '#e9e4d8'), (0, .6, '#3f5a96')):
            a, b = 140 + (lane + .5) * 184, -300 + (lane + .5) * 360
            x, y, s = a + (b - a) * t, 390 + 420 * t, .5 + 1.1 * t
            with c.at(x, y, s):
                c.oval(0, 12, 74, 14, '#e9fbfa', .6)
                c.path('M-20 6Q-50 -44 -18 -58Q-14 -60 -12 -54Q-34 -36 0 0Z', '#dba985')
                c.oval(0, 4, 40, 15, '#dba985')
                c.oval(4, -6, 19, 18, '#dba985')
                c.path('M-16 -8A20 20 0 0 1 24 -8Q4 -16 -16 -8Z', col)
                c.oval(-2, -4, 5, 3.4, '#2f3b4a')
                c.oval(10, -4, 5, 3.4, '#2f3b4a')
                for k in range(8):
                    c.oval(c.u(-70, 70), c.u(-4, 14), c.u(2, 7), None, '#ffffff', .8)
    c.path('M140 390L1060 390', 'none', 1, '#fbfaf4', 10)
    for k in range(5):
        c.rect(206 + k * 184, 356, 46, 30, '#f8f6ee', 1, 3)
        c.rect(206 + k * 184, 352, 46, 8, '#3f8fa5', 1, 2)
    person(c, 1010, 388, 140, -1, 'point', '#d9543c', '#2f3b4a', shadow=0)


SCENES = {
    'portrait-teacher': portrait_teacher, 'portrait-craftsman': portrait_craftsman, 'portrait-farmer': portrait_farmer, 'portrait-doctor': portrait_doctor,
    'portrait-driver': portrait_driver, 'portrait-librarian': portrait_librarian, 'portrait-runner': portrait_runner, 'telescope': telescope,
    'library-reading': library_reading, 'library-night': library_night, 'bookshelf': bookshelf_scene, 'classroom': classroom,
    'school-playground': school_playground, 'kites': kites, 'basketball': basketball, 'running': running, 'football': football, 'swimming-pool': swimming_pool,
}
