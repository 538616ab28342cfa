"""Houses, roads, vehicles, rooms and things."""
import math
from .canvas import mix, dark, light, smooth, lines

TILE = '#5d6468'
WALL = '#e9e0cf'


def tiled_roof(c, x, y, w, h, colour=TILE, over=.08, snow=0, tiles=True):
    """A grey-tiled roof seen from the front; (x, y) is the left end of the eaves."""
    o = w * over
    d = 'M%.1f %.1fQ%.1f %.1f %.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (
        x - o, y, x + o * .2, y - h * .35, x + o * 1.2, y - h, x + w - o * 1.2, y - h, x + w - o * .2, y - h * .35, x + w + o, y, x + w / 2, y + h * .06, x - o, y)
    c.path(d, c.lin(x, y - h, x, y, (0, light(colour, .12)), (1, dark(colour, .18))))
    if tiles:
        n = max(5, int(w / 11))
        with c.clip(d):
            for i in range(n + 1):
                t = i / n
                c.line(x + o * 1.2 + (w - o * 2.4) * t, y - h, x - o + (w + 2 * o) * t, y + 3, dark(colour, .4), max(.8, w / n * .16), .35)
            for k in range(1, 3):
                c.line(x - o, y - h * k / 3, x + w + o, y - h * k / 3, light(colour, .3), 1, .25)
    if snow:
        c.path(d, '#f4f7fb', snow)
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x + o * .7, y - h - h * .1, x + w / 2, y - h + h * .1, x + w - o * .7, y - h - h * .1), 'none', 1, '#f2f5f9' if snow > .5 else dark(colour, .35), max(2, h * .11))
    c.line(x - o * .9, y + 1, x + w + o * .9, y + 1, dark(colour, .5), max(1.2, h * .05), .8)


def lattice(c, x, y, w, h, frame='#6d4c3a', pane='#cfd6d0', n=2):
    """A wooden window."""
    c.rect(x, y, w, h, frame, 1, 1)
    g = w * .1
    c.rect(x + g, y + g, w - 2 * g, h - 2 * g, pane)
    for i in range(1, n + 1):
        c.line(x + w * i / (n + 1), y, x + w * i / (n + 1), y + h, frame, w * .06)
    c.line(x, y + h * .5, x + w, y + h * .5, frame, w * .06)


def house(c, x, y, w, h, wall=WALL, roof=TILE, lit=None, snow=0, door='#7a4636', shade=True):
    """A village house: (x, y) is its lower left corner, h the wall's height."""
    if shade:
        c.shadow(x + w * .55, y, w * .62, w * .05, .22)
    c.rect(x, y - h, w, h, c.lin(x, 0, x + w, 0, (0, light(wall, .2)), (1, dark(wall, .13))))
    c.rect(x, y - h * .22, w, h * .22, '#8d8a84', .55)
    c.rect(x, y - h, w, h * .24, c.lin(0, y - h, 0, y - h * .76, (0, '#2b2f3a', .35), (1, '#2b2f3a', 0)))
    pane = lit or '#8f9a9c'
    dw = w * .16
    c.rect(x + w * .42, y - h * .66, dw, h * .66, dark(door, .3))
    c.rect(x + w * .435, y - h * .63, dw * .4, h * .63, door)
    c.rect(x + w * .435 + dw * .44, y - h * .63, dw * .4, h * .63, dark(door, .1))
    for k in (.12, .68):
        lattice(c, x + w * k, y - h * .68, w * .19, h * .36, '#6a4a38', pane)
        if lit:
            c.glow(x + w * (k + .095), y - h * .5, w * .3, lit, .35)
    tiled_roof(c, x, y - h, w, h * .62, roof, .08, snow)


def gable(c, x, y, w, h, wall='#ddd5c6', roof=TILE, snow=0):
    """The end wall of a house, stepped in the southern way."""
    c.poly([(x, y), (x, y - h), (x + w * .5, y - h * 1.45), (x + w, y - h), (x + w, y)], c.lin(x, 0, x + w, 0, (0, light(wall, .2)), (1, dark(wall, .16))))
    c.path('M%.1f %.1fL%.1f %.1fL%.1f %.1f' % (x - w * .06, y - h * .97, x + w * .5, y - h * 1.47, x + w * 1.06, y - h * .97), 'none', 1, '#f2f5f9' if snow else roof, h * .1, 'butt')
    lattice(c, x + w * .4, y - h * .85, w * .2, h * .24)
    c.rect(x, y - h * .2, w, h * .2, '#8d8a84', .5)


def village(c, y0, y1, n, size=90, lit=None, snow=0, walls=None, x0=0, x1=None, trees=None):
    """Rows of houses with the farthest first."""
    from .nature import tree, bare
    x1 = c.w if x1 is None else x1
    for i in range(n):
        t = i / max(1, n - 1)
        y = y0 + (y1 - y0) * t + c.u(-6, 6)
        s = size * (.55 + .6 * t)
        x = x0 + (x1 - x0) * ((i * .618 + c.u(-.05, .05)) % 1)
        wall = c.pick(walls or ['#ece3d2', '#e4d8c4', '#dccdb4', '#efe9dd'])
        if trees and i % 2:
            tree(c, x - s * .4, y, s * 1.15, c.pick(trees), leaves=12)
        (gable if i % 4 == 3 else house)(c, x, y, s * (.8 if i % 4 == 3 else 1.5), s * .52, wall, c.vary(TILE, .1), **({'lit': lit, 'snow': snow} if i % 4 != 3 else {'snow': snow}))


def temple_roof(c, x, y, w, h, colour='#4e5a5c', edge='#8c6a3c', snow=0):
    """A hipped roof with upturned corners; (x, y) is the middle of the eaves."""
    d = 'M%.1f %.1fQ%.1f %.1f %.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (
        x - w * .56, y - h * .3, x - w * .37, y - h * .3, x - w * .27, y - h, x + w * .27, y - h,
        x + w * .37, y - h * .3, x + w * .56, y - h * .3, x, y + h * .26, x - w * .56, y - h * .3)
    c.path(d, c.lin(0, y - h, 0, y + h * .1, (0, light(colour, .15)), (1, dark(colour, .25))))
    with c.clip(d):
        n = max(10, int(w / 16))
        for i in range(n + 1):
            t = i / n
            c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x + (t - .5) * w * .54, y - h, x + (t - .5) * w * .7, y - h * .3, x + (t - .5) * w * 1.12, y + h * .1), 'none', .4, dark(colour, .5), 2)
        if snow:
            c.rect(x - w, y - h * 2, w * 2, h * 3, '#f4f7fb', snow)
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x - w * .56, y - h * .3, x, y + h * .26, x + w * .56, y - h * .3), 'none', 1, edge, max(2, h * .06))
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x - w * .29, y - h * 1.1, x, y - h * .95, x + w * .29, y - h * 1.1), 'none', 1, dark(colour, .35), max(3, h * .1))


def block(c, x, y, w, h, colour, cols=5, rows=7, pane='#8fa3ad', lit=0, roof=True):
    """A modern building with a window grid; lit is the share of lit windows."""
    c.rect(x, y - h, w, h, c.lin(x, 0, x + w, 0, (0, light(colour, .18)), (1, dark(colour, .16))))
    if roof:
        c.rect(x - w * .02, y - h - h * .02, w * 1.04, h * .03, dark(colour, .2))
    cw, rh = w / (cols + .6), h * .9 / rows
    for r in range(rows):
        for k in range(cols):
            on = c.rng.random() < lit
            c.rect(x + cw * (k + .48), y - h * .95 + rh * r + rh * .2, cw * .62, rh * .55, '#ffd98a' if on else c.vary(pane, .12), 1 if on else .9, 1)


def bus(c, x, y, s, colour='#3f7a6b', night=False, people=True):
    """A country bus facing right, 300 units long, wheels at y."""
    with c.at(x, y, s):
        c.shadow(0, 0, 190, 20, .4)
        c.path('M-150 -14L-150 -104Q-150 -122 -132 -122L128 -122Q142 -122 146 -106L152 -62L152 -14Z', c.lin(0, -122, 0, -14, (0, light(colour, .35)), (.5, colour), (1, dark(colour, .25))))
        c.rect(-150, -48, 302, 9, '#f0e7d2', .95)
        c.path('M-150 -14L-150 -26L152 -26L152 -14Z', dark(colour, .4))
        glass = '#ffe0a0' if night else '#bcd0d2'
        for i in range(4):
            wx = -138 + i * 58
            c.rect(wx, -106, 52, 44, dark(colour, .45), 1, 5)
            c.rect(wx + 3, -103, 46, 38, c.lin(wx, -103, wx + 46, -65, (0, light(glass, .3)), (1, glass)), 1, 4)
            if people:
                shade = '#6b4a34' if night else '#4c5a60'
                for k in ([12, 32] if i % 2 else [22]):
                    c.oval(wx + k, -81, 6.5, 8, shade, .85)
                    c.path('M%.1f -65Q%.1f -76 %.1f -76Q%.1f -76 %.1f -65Z' % (wx + k - 11, wx + k - 9, wx + k, wx + k + 9, wx + k + 11), shade, .85)
        c.rect(96, -106, 26, 86, dark(colour, .45), 1, 4)
        c.rect(99, -103, 9, 80, glass, .9)
        c.rect(110, -103, 9, 80, glass, .9)
        c.path('M128 -106L138 -106Q141 -106 142 -100L147 -66L128 -66Z', glass)
        c.rect(128, -119, 16, 8, '#ffd27a' if night else '#3a3f44', 1, 2)
        for wx in (-95, 78):
            c.path('M%d -14A27 27 0 0 1 %d -14Z' % (wx - 27, wx + 27), dark(colour, .6))
            c.oval(wx, -2, 21, 21, '#26282c')
            c.oval(wx, -2, 11, 11, '#9a9c9c')
            c.oval(wx, -2, 4, 4, '#55585a')
        c.oval(149, -34, 5, 7, '#fff0c0')
        c.rect(-151, -44, 4, 14, '#b8322a')
        if night:
            c.path('M150 -34L520 -62L560 30L150 -24Z', c.lin(150, 0, 560, 0, (0, '#ffe9b0', .55), (1, '#ffe9b0', 0)))
            c.glow(150, -34, 60, '#fff0c0', .8)


def car(c, x, y, s, colour, face=1):
    """A small car, 120 units long."""
    with c.at(x, y, s, flip=face < 0):
        c.shadow(0, 0, 74, 9, .35)
        c.path('M-60 -10L-60 -26Q-58 -34 -44 -36L-30 -52Q-27 -56 -20 -56L16 -56Q24 -56 30 -50L40 -37Q58 -34 60 -24L60 -10Z', c.lin(0, -56, 0, -8, (0, light(colour, .3)), (1, dark(colour, .2))))
        c.path('M-28 -37L-20 -50L-4 -50L-4 -37ZM2 -37L2 -50L16 -50Q20 -50 30 -37Z', '#b9c9cd')
        for wx in (-34, 36):
            c.oval(wx, -8, 11, 11, '#26282c')
            c.oval(wx, -8, 5, 5, '#9a9c9c')
        c.oval(57, -24, 3, 4, '#fff0c0')


def truck(c, x, y, s, colour, face=1, load='#d9c9a5'):
    """A lorry, 220 units long."""
    with c.at(x, y, s, flip=face < 0):
        c.shadow(0, 0, 130, 12, .35)
        c.rect(-110, -88, 150, 72, c.lin(0, -88, 0, -16, (0, light(load, .2)), (1, dark(load, .15))), 1, 3)
        for k in range(5):
            c.line(-85 + k * 26, -86, -85 + k * 26, -18, dark(load, .4), 1.5, .35)
        c.path('M44 -14L44 -78L84 -78Q92 -78 96 -66L104 -44L108 -40L108 -14Z', c.lin(0, -78, 0, -14, (0, light(colour, .25)), (1, dark(colour, .2))))
        c.path('M62 -70L82 -70L92 -44L62 -44Z', '#b9c9cd')
        c.rect(-110, -18, 218, 8, '#3a3c40')
        for wx in (-78, -50, 78):
            c.oval(wx, -9, 14, 14, '#26282c')
            c.oval(wx, -9, 6, 6, '#8f9191')


def train(c, x, y, s, cars=4, colour='#eef0ee', stripe='#a8201a'):
    """A fast train, its nose to the right at x; each car is 260 units."""
    with c.at(x, y, s):
        c.shadow(-cars * 130, 0, cars * 150, 14, .35)
        for k in range(cars):
            left = -260 * (k + 1)
            if k == 0:
                c.path('M%d -8L%d -92L-80 -92Q-26 -84 -2 -36Q4 -12 -14 -8Z' % (left, left), c.lin(0, -92, 0, -8, (0, '#ffffff'), (.5, colour), (1, dark(colour, .3))))
                c.path('M-64 -80Q-34 -74 -20 -52L-64 -52Z', '#36454f')
                c.path('M%d -34L-4 -34Q0 -26 0 -24L%d -24Z' % (left, left), stripe)
            else:
                c.rect(left, -92, 257, 84, c.lin(0, -92, 0, -8, (0, '#ffffff'), (.5, colour), (1, dark(colour, .3))), 1, 4)
                c.rect(left, -34, 257, 10, stripe)
            for i in range(5 if k else 3):
                c.rect(left + 26 + i * 44, -76, 32, 26, '#3d4c56', 1, 5)
                c.path('M%d -76l14 0l-10 26l-14 0Z' % (left + 38 + i * 44), '#8fa5ad', .5)
            c.rect(left + 4, -10, 250, 8, '#4a4d50')


def road(c, y0, y1, vx, w0, w1, x1=None, colour='#7b7d80', line='#f1e8d2', edge='#d8cfb8'):
    """A straight road running towards the viewer."""
    x1 = vx if x1 is None else x1
    c.poly([(vx - w0 * .56, y0), (vx + w0 * .56, y0), (x1 + w1 * .56, y1), (x1 - w1 * .56, y1)], edge)
    c.poly([(vx - w0 / 2, y0), (vx + w0 / 2, y0), (x1 + w1 / 2, y1), (x1 - w1 / 2, y1)], c.lin(0, y0, 0, y1, (0, light(colour, .3)), (1, colour)))
    t = .02
    while t < 1:
        u = min(1, t * 1.22 + .01)
        def p(v, k):
            return (vx + (x1 - vx) * v + k * (w0 + (w1 - w0) * v) * .018, y0 + (y1 - y0) * v)
        c.poly([p(t, -1), p(t, 1), p(u, 1), p(u, -1)], line, .9)
        t = t * 1.55 + .015


def lantern(c, x, y, s, colour='#c8322a', glow=True):
    """A round red lantern hanging from (x, y)."""
    if glow:
        c.glow(x, y + s * .9, s * 2.6, '#ff9a55', .4)
    c.line(x, y - s * .3, x, y + s * .2, '#5a3a2a', s * .06)
    c.oval(x, y + s * .9, s * .85, s * .68, c.rad(x - s * .2, y + s * .75, s, (0, '#ffb070' if glow else light(colour, .35)), (.6, colour), (1, dark(colour, .25))))
    for k in (-.5, 0, .5):
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x + k * s * .5, y + s * .25, x + k * s * 1.5, y + s * .9, x + k * s * .5, y + s * 1.55), 'none', .35, dark(colour, .4), s * .04)
    c.rect(x - s * .32, y + s * .14, s * .64, s * .14, '#d9a441', 1, 2)
    c.rect(x - s * .32, y + s * 1.52, s * .64, s * .14, '#d9a441', 1, 2)
    for k in (-.16, 0, .16):
        c.line(x + k * s, y + s * 1.66, x + k * s, y + s * 2.2, '#d9a441', s * .05)


def lantern_string(c, x0, y0, x1, y1, n, s, sag=40, colours=('#c8322a',)):
    """Lanterns on a sagging cord."""
    at = lambda t: (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t))
    c.curve([at(i / 12) for i in range(13)], '#4a3a32', max(1.2, s * .06))
    for i in range(n):
        px, py = at((i + .5) / n)
        lantern(c, px, py + s * .25, s * c.u(.9, 1.1), c.pick(colours))


def bookshelf(c, x, y, w, h, shelves=5, wood='#8a6242', palette=None, back='#5f4330'):
    """A shelf full of books; (x, y) is the upper left corner."""
    palette = palette or ['#a8463a', '#c9a25a', '#4f6b5d', '#3f5870', '#d8c9a8', '#7c5a6a', '#8b8f84', '#b8784e', '#e3d9c2']
    c.rect(x, y, w, h, back)
    sh = h / shelves
    for k in range(shelves):
        top = y + sh * k
        c.rect(x, top, w, sh * .2, c.lin(0, top, 0, top + sh * .2, (0, '#1d1512', .45), (1, '#1d1512', 0)))
        px = x + w * .02
        while px < x + w * .97:
            if c.rng.random() < .07:
                px += w * c.u(.02, .05)
                continue
            bw, bh = min(sh * c.u(.09, .2), x + w * .98 - px), sh * c.u(.6, .84)
            colour = c.vary(c.pick(palette), .12)
            by = top + sh * .93 - bh
            if c.rng.random() < .07:
                with c.at(px + bw, by + bh, 1, rot=9):
                    c.rect(0, -bh, bw, bh, colour, 1, 1)
                px += bw * 2.4
                continue
            c.rect(px, by, bw, bh, colour, 1, 1)
            c.rect(px + bw * .72, by, bw * .28, bh, '#1d1512', .18)
            if bw > sh * .11:
                c.rect(px + bw * .12, by + bh * .14, bw * .6, bh * .05, light(colour, .55), .8)
                c.rect(px + bw * .12, by + bh * .74, bw * .6, bh * .03, light(colour, .55), .7)
            px += bw + .6
        c.rect(x, top + sh * .93, w, sh * .08, c.lin(0, top + sh * .93, 0, top + sh, (0, light(wood, .2)), (1, dark(wood, .25))))
    c.rect(x - w * .02, y - h * .02, w * 1.04, h * .03, light(wood, .1))
    c.rect(x - w * .02, y, w * .03, h, wood)
    c.rect(x + w * .99, y, w * .03, h, dark(wood, .2))


def table(c, x, y, w, h, wood='#a5764d', deep=14):
    """A table seen from the front; (x, y) is the left end of its top edge."""
    c.shadow(x + w / 2, y + h, w * .56, 14, .28)
    for k in (.05, .9):
        c.rect(x + w * k, y + deep, w * .05, h - deep, dark(wood, .25))
    c.rect(x + w * .03, y + deep, w * .94, deep * 1.2, dark(wood, .32))
    c.rect(x, y, w, deep, c.lin(0, y, 0, y + deep, (0, light(wood, .3)), (1, wood)), 1, 3)


def chair(c, x, y, s, wood='#8a6242', face=1):
    """A wooden chair, seat height 45 units."""
    with c.at(x, y, s, flip=face < 0):
        for k in (-16, 16):
            c.line(k, 0, k * .9, -45, dark(wood, .2), 4)
        c.line(-16, -45, -20, -96, wood, 4.5)
        c.rect(-21, -48, 42, 6, light(wood, .15), 1, 2)
        c.path('M-19 -92L-21 -66L-17 -66L-16 -92Z', wood)


def lamp(c, x, y, s, colour='#3f6a5c', light_colour='#ffd98a'):
    """A table lamp with its glow; base at (x, y), 100 units tall."""
    with c.at(x, y, s):
        c.glow(0, -70, 240, light_colour, .5)
        c.path('M-20 -66L-150 30L150 30L20 -66Z', c.lin(0, -66, 0, 40, (0, light_colour, .38), (1, light_colour, 0)))
        c.rect(-18, -5, 36, 5, '#8a6a3a', 1, 2)
        c.rect(-2.4, -70, 4.8, 66, '#b08a4a')
        c.path('M-20 -100Q0 -110 20 -100L34 -66L-34 -66Z', c.lin(0, -104, 0, -66, (0, colour), (1, light(colour, .35))))
        c.rect(-34, -68, 68, 4, '#fff2c8', .95, 2)


def pendant(c, x, y, s, colour='#39424a', glow='#ffdc98', length=200):
    """A hanging lamp; the shade's lower edge is at (x, y)."""
    c.line(x, y - length, x, y - s * .5, '#2b2b2b', 2)
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (x - s, y, x, y - s * 1.5, x + s, y), colour)
    c.oval(x, y, s, s * .12, '#fff2cc')
    c.glow(x, y + s * .3, s * 4.2, glow, .42)


def window(c, x, y, w, h, frame='#efe6d3', panes=(2, 2)):
    """A window frame drawn over whatever is outside."""
    t = min(w, h) * .035
    for i in range(panes[0] + 1):
        c.rect(x + (w - t) * i / panes[0], y, t, h, frame)
    for i in range(panes[1] + 1):
        c.rect(x, y + (h - t) * i / panes[1], w, t, frame)
    c.rect(x - t * 2, y + h - t * .3, w + t * 4, t * 1.6, light(frame, .4))
    c.rect(x - t * 2, y + h + t * 1.2, w + t * 4, t * .7, '#1d2233', .18)


def garden_window(c, x, y, w, h, frame='#efe6d3', panes=(2, 2), sky_colours=('#c3dde2', '#f3f0da')):
    """A window with a garden and hills outside."""
    from .nature import foliage
    with c.clip('M%.1f %.1fh%.1fv%.1fh-%.1fZ' % (x, y, w, h, w)):
        c.rect(x, y, w, h, c.lin(0, y, 0, y + h, (0, sky_colours[0]), (1, sky_colours[1])))
        c.path(smooth([(x - 10, y + h * .66), (x + w * .25, y + h * .5), (x + w * .5, y + h * .62), (x + w * .8, y + h * .46), (x + w + 10, y + h * .6)]) + 'L%.1f %.1fL%.1f %.1fZ' % (x + w, y + h, x, y + h), '#b3cdc0')
        for k in range(3):
            foliage(c, x + w * (.1 + .42 * k), y + h * (.98 - .1 * (k % 2)), w * .32, h * .24, c.pick(['#8fb878', '#7fae72', '#9cc286']), '#dcebb0', n=5, leaves=8)
        c.poly([(x, y), (x + w * .4, y), (x, y + h * .6)], '#ffffff', .12)
    window(c, x, y, w, h, frame, panes)


def awning(c, x, y, w, h, colours=('#b5483c', '#efe4cc'), n=9):
    """A striped stall awning."""
    for i in range(n):
        x0, x1 = x + w * i / n, x + w * (i + 1) / n
        k = w * .05
        a, b = x + k + (w - 2 * k) * i / n, x + k + (w - 2 * k) * (i + 1) / n
        colour = colours[i % len(colours)]
        c.poly([(a, y), (b, y), (x1, y + h), (x0, y + h)], colour)
        c.path('M%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1fZ' % (x0, y + h, w / n / 2, h * .22, x1, y + h), dark(colour, .12))
    c.rect(x, y, w, h, c.lin(0, y, 0, y + h, (0, '#ffffff', .15), (1, '#1d2233', .15)))


def crate(c, x, y, w, h, fruit, wood='#b08a5c', n=None):
    """A crate heaped with round fruit; (x, y) is its lower left corner."""
    r = w * .09
    for row in range(3):
        k = 8 - row * 2
        for i in range(k):
            px = x + w * .5 + (i - (k - 1) / 2) * w * .12
            colour = c.vary(c.pick(fruit), .1)
            c.oval(px, y - h - row * r * .9, r, r * .95, c.rad(px - r * .3, y - h - row * r * .9 - r * .4, r * 1.5, (0, light(colour, .35)), (1, dark(colour, .12))))
    c.rect(x, y - h, w, h, c.lin(0, y - h, 0, y, (0, light(wood, .15)), (1, dark(wood, .15))), 1, 2)
    for k in (.33, .66):
        c.line(x, y - h + h * k, x + w, y - h + h * k, dark(wood, .4), 2, .6)
    c.rect(x + w * .04, y - h, w * .05, h, dark(wood, .12))
    c.rect(x + w * .91, y - h, w * .05, h, dark(wood, .12))


def steam(c, x, y, s, n=4, op=.4):
    """Rising steam."""
    for i in range(n):
        sx = x + c.u(-s * .3, s * .3)
        c.curve([(sx, y), (sx + c.u(-.2, .2) * s, y - s * .3), (sx + c.u(-.3, .3) * s, y - s * .7), (sx + c.u(-.2, .4) * s, y - s)], '#ffffff', s * c.u(.07, .14), op * .5)
    c.glow(x, y - s * .45, s * .6, '#ffffff', op * .5)


def pot(c, x, y, w, h, colour, neck=.5):
    """A round pot standing at (x, y)."""
    shape = [(x - w * neck * .5, y - h), (x - w * .36, y - h * .82), (x - w * .5, y - h * .5), (x - w * .38, y - h * .12), (x - w * .28, y), (x + w * .28, y), (x + w * .38, y - h * .12), (x + w * .5, y - h * .5), (x + w * .36, y - h * .82), (x + w * neck * .5, y - h)]
    c.shadow(x, y, w * .5, w * .07, .3)
    c.path(smooth(shape) + 'Z', c.lin(x - w / 2, 0, x + w / 2, 0, (0, dark(colour, .1)), (.28, light(colour, .4)), (.6, colour), (1, dark(colour, .4))))
    c.oval(x, y - h, w * neck * .5, w * .05, dark(colour, .5))


def room(c, wall, floor, y, wain=None):
    """An indoor backdrop: wall, floor and a soft corner of light."""
    c.rect(0, 0, c.w, y, c.lin(0, 0, c.w, y, (0, light(wall, .25)), (1, dark(wall, .12))))
    if wain:
        c.rect(0, y - c.h * .14, c.w, c.h * .14, wain)
        c.rect(0, y - c.h * .145, c.w, c.h * .008, dark(wain, .2))
    c.rect(0, y, c.w, c.h - y, c.lin(0, y, 0, c.h, (0, dark(floor, .12)), (1, light(floor, .1))))
    c.rect(0, y - 6, c.w, 8, dark(wall, .25), .6)


def sunbeam(c, x, y, w, dx, h, colour='#fff0c4', op=.3):
    """A slanting shaft of light."""
    c.poly([(x, y), (x + w, y), (x + w + dx, y + h), (x + dx, y + h)], c.lin(x, y, x + dx, y + h, (0, colour, op), (1, colour, 0)))


def boat(c, x, y, s, colour='#6d5138', awn=True):
    """A small wooden boat, 200 units long."""
    with c.at(x, y, s):
        c.path('M-108 -20Q-60 4 0 4Q62 4 112 -26Q92 18 40 22L-46 22Q-90 16 -108 -20Z', c.lin(0, -20, 0, 22, (0, light(colour, .25)), (1, dark(colour, .35))))
        c.path('M-108 -20Q-60 4 0 4Q62 4 112 -26', 'none', .8, light(colour, .45), 3)
        if awn:
            c.path('M-50 0Q-46 -52 0 -52Q46 -52 50 0Q0 8 -50 0Z', c.lin(-50, 0, 50, 0, (0, '#c9ab74'), (1, '#7d6340')))
            for k in (-25, 0, 25):
                c.path('M%d 4Q%d -50 %d -51' % (k, k, k * .6), 'none', .4, '#5a4530', 2)


def lamp_post(c, x, y, h, on=False):
    """A street lamp."""
    c.line(x, y, x, y - h, '#4a5054', h * .02)
    c.curve([(x, y - h), (x + h * .05, y - h * 1.05), (x + h * .14, y - h * 1.05)], '#4a5054', h * .016)
    c.oval(x + h * .15, y - h * 1.045, h * .035, h * .014, '#fff0c0' if on else '#d8d4c4')
    if on:
        c.glow(x + h * .15, y - h * 1.03, h * .45, '#ffdf9a', .6)


def scooter(c, x, y, s, colour='#c9a23c', box=None):
    """An electric scooter facing right, 130 units long."""
    with c.at(x, y, s):
        c.shadow(0, 0, 80, 9, .3)
        for wx in (-46, 50):
            c.oval(wx, -17, 17, 17, '#2a2c30')
            c.oval(wx, -17, 8, 8, '#a5a7a7')
        c.path('M-62 -36Q-60 -60 -30 -60L4 -60Q8 -60 8 -54L6 -30L22 -26L38 -60L46 -58L36 -18L-20 -16Q-50 -16 -62 -36Z', c.lin(0, -60, 0, -16, (0, light(colour, .25)), (1, dark(colour, .2))))
        c.rect(-42, -68, 48, 9, '#3a3432', 1, 4)
        c.path('M42 -58L32 -92L22 -94', 'none', 1, '#3a3c40', 5)
        c.oval(45, -62, 6, 7, '#fff0c0')
        if box:
            c.rect(-86, -112, 52, 46, c.lin(-86, 0, -34, 0, (0, light(box, .2)), (1, dark(box, .15))), 1, 4)
            c.rect(-86, -96, 52, 4, '#f0e7d2', .8)
