"""Skies, mountains, water, fields, plants and weather."""
import math
from .canvas import mix, dark, light, smooth, lines


# ---- sky -------------------------------------------------------------------

def sky(c, *colours, to=None):
    """A soft gradient from the top down to y = to."""
    to = to or c.h
    stops = [(i / (len(colours) - 1), colour) for i, colour in enumerate(colours)]
    c.rect(0, 0, c.w, c.h, c.lin(0, 0, 0, to, *stops))


def sun(c, x, y, r, colour='#fff1c9', glow=6):
    """The sun or the moon with a wide glow."""
    c.glow(x, y, r * glow, colour, .55)
    c.oval(x, y, r, r, colour)


def cloud(c, x, y, w, colour, op=.8):
    """A soft drifting cloud: overlapping puffs over a flat veil."""
    c.shadow(x, y + w * .03, w * .62, w * .07, op * .8, colour)
    for i in range(9):
        t = c.u(-1, 1)
        r = w * c.u(.1, .2) * (1.15 - abs(t) * .7)
        c.shadow(x + t * w * .42, y - r * .28, r * 1.25, r * .72, op * .75, colour)
    for i in range(5):
        t = c.u(-.7, .5)
        c.shadow(x + t * w * .4, y - w * c.u(.03, .1) * (1 - abs(t) * .6), w * c.u(.07, .14), w * c.u(.03, .05), op * .8, '#fffdf6' if colour != '#f6d9cf' else colour)


def clouds(c, y, spread, n, colour='#ffffff', op=.7):
    """Several clouds around a height."""
    for i in range(n):
        cloud(c, c.w * (i + c.u(.2, .8)) / n, y + c.u(-spread, spread), c.u(.16, .34) * c.w, colour, op * c.u(.6, 1))


def stars(c, n, to, band=True):
    """Stars down to a height, denser along a slanted band."""
    if band:
        for i in range(42):
            t = c.u(0, 1)
            x, y = c.w * (.12 + .76 * t) + c.u(-70, 70), to * (1.02 - 1.0 * t) + c.u(-50, 50)
            c.glow(x, y, c.u(60, 150), c.pick(['#8fa4d8', '#b9a9d6', '#d9c7c0']), .075)
        for i in range(n):
            t = c.u(0, 1)
            spread = c.rng.gauss(0, 48)
            c.oval(c.w * (.12 + .76 * t) + spread, to * (1.02 - t) + spread * .8, c.u(.4, 1.1), None, '#f4efe2', c.u(.3, .9))
    for i in range(n):
        c.oval(c.u(0, c.w), c.u(0, to), c.u(.5, 1.7), None, c.pick(['#ffffff', '#ffe9c4', '#cfdcff']), c.u(.35, .95))


def birds(c, x, y, n, size, colour='#3a4048'):
    """A loose skein of small birds."""
    for i in range(n):
        bx, by, s = x + (i - n / 2) * size * 2.2 + c.u(-size, size), y + abs(i - n / 2) * size * .8 + c.u(-4, 4), size * c.u(.7, 1.1)
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1f' % (
            bx - s, by - s * .2, bx - s * .5, by - s * .6, bx, by, bx + s * .5, by - s * .6, bx + s, by - s * .25), 'none', .85, colour, size * .16)


def rain(c, n, colour='#dfe6ec', slant=.18, length=34, op=.35):
    """Slanting rain."""
    for i in range(n):
        x, y, l = c.u(-50, c.w), c.u(-20, c.h), length * c.u(.5, 1.3)
        c.line(x, y, x - l * slant, y + l, colour, c.u(.8, 1.8), op * c.u(.4, 1))


def snowfall(c, n, size=3.2):
    """Falling snow."""
    for i in range(n):
        r = size * c.u(.3, 1)
        c.oval(c.u(0, c.w), c.u(0, c.h), r, r, '#ffffff', c.u(.35, .9))


# ---- land ------------------------------------------------------------------

def ridgeline(c, y, amp, rough=.5, scale=1.0, step=10):
    """Points of a mountain outline."""
    phases = [(c.u(0, 6.28), c.u(.8, 1.25)) for _ in range(6)]
    points = []
    x = -20
    while x <= c.w + 20:
        v, a, f = 0, 1, 2.2 / scale
        for phase, k in phases:
            s = math.sin(x / c.w * f * k * 3.1 + phase)
            v += a * ((1 - abs(s)) * 2 - 1 if rough > .4 else s)
            a *= rough
            f *= 2.05
        points.append((x, y - amp * v * .6))
        x += step
    return points


def ridge(c, y, amp, colour, base=None, foot=None, rough=.5, scale=1.0, facets=.0):
    """One mountain layer that fades into its base colour at the foot."""
    points = ridgeline(c, y, amp, rough, scale)
    foot = foot or min(c.h, y + amp * 2.2)
    fill = colour if base is None else c.lin(0, y - amp, 0, foot, (0, colour), (1, base))
    d = lines(points + [(c.w + 20, c.h), (-20, c.h)])
    c.path(d, fill)
    if facets:
        for i in range(3, len(points) - 3):
            if points[i][1] < points[i - 2][1] and points[i][1] <= points[i + 2][1] and points[i][1] < points[i-1][1] and points[i][1] <= points[i+1][1]:
                facet(c, points, i, colour, facets, amp)
    return points


def facet(c, points, i, colour, op, amp):
    """The shaded flank below a peak."""
    x, y = points[i]
    right = [p for p in points[i:i + int(c.u(5, 11))]]
    deep = amp * c.u(.5, 1.1)
    left = [(x + c.u(-6, 10), y + deep * .3), (x + c.u(4, 20), y + deep * .55), (x + c.u(-4, 14), y + deep * .8), (x + c.u(10, 30), y + deep)]
    end = right[-1]
    fill = c.lin(0, y, 0, y + deep, (0, dark(colour, .5), op), (1, dark(colour, .5), 0))
    c.path(lines(right + [(end[0] + 14, end[1] + deep * .5)] + left[::-1]), fill)


def hills(c, y0, y1, n, far, near, mist, amp=90, rough=.5, facets=.3):
    """Layers of mountains from far (y0) to near (y1), each standing in mist."""
    for i in range(n):
        t = i / max(1, n - 1)
        y = y0 + (y1 - y0) * t
        colour = mix(far, near, t)
        ridge(c, y, amp * (1 - .35 * t) * c.u(.85, 1.15), colour, mix(colour, mist, .75 - .45 * t), rough=rough, scale=1.0 + .5 * c.u(-1, 1) * .4, facets=facets * (.3 + .7 * t))


def mist(c, y, thick, colour='#ffffff', op=.6, n=5):
    """A band of fog with a few drifting wisps."""
    c.rect(0, y - thick, c.w, thick * 2, c.lin(0, y - thick, 0, y + thick, (0, colour, 0), (.5, colour, op), (1, colour, 0)))
    for i in range(n):
        c.shadow(c.u(0, c.w), y + c.u(-thick * .6, thick * .6), c.u(.15, .35) * c.w, thick * c.u(.25, .5), op * .8, colour)


def ground(c, y, top, bottom, bump=4):
    """Flat land from y down, with a slightly uneven edge."""
    points = [(x, y + c.u(-bump, bump)) for x in range(-40, c.w + 80, 80)]
    c.path(smooth(points) + 'L%d %dL-40 %dZ' % (c.w + 40, c.h, c.h), c.lin(0, y, 0, c.h, (0, top), (1, bottom)))


def slope(c, points, top, bottom):
    """Land under a smooth outline."""
    y = min(p[1] for p in points)
    c.path(smooth(points) + 'L%.1f %dL%.1f %dZ' % (points[-1][0], c.h + 10, points[0][0], c.h + 10), c.lin(0, y, 0, c.h, (0, top), (1, bottom)))


def rows(c, y0, y1, vx, colours, n=16, vy=None, spread=2.6, top=.9):
    """Strips of field running to a vanishing point; y0 is the far edge."""
    vy = vy if vy is not None else y0 - (y1 - y0) * .12
    def x_at(k, y):
        far = vx + (k - n / 2) / n * c.w * spread
        return vx + (far - vx) * (y - vy) / (y1 - vy)
    with c.clip('M-10 %.1fH%d V%.1fH-10Z' % (y0, c.w + 10, y1)):
        for k in range(-n, 2 * n):
            colour = c.vary(colours[k % len(colours)], .05)
            c.poly([(x_at(k, y0), y0), (x_at(k + 1.02, y0), y0), (x_at(k + 1.02, y1), y1), (x_at(k, y1), y1)], colour)
        c.rect(0, y0, c.w, y1 - y0, c.lin(0, y0, 0, y1, (0, light(colours[0], .5), top * .6), (.5, colours[0], 0)))
    return lambda k, y: x_at(k, y)


def tufts(c, y0, y1, n, colours, size=10, lean=0, sw=.18):
    """Grass or grain strokes, smaller in the distance."""
    for i in range(n):
        t = (i / n) ** .8
        y = y0 + (y1 - y0) * t
        s = size * (.25 + .9 * t)
        x = c.u(-10, c.w + 10)
        colour = c.pick(colours)
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fM%.1f %.1fQ%.1f %.1f %.1f %.1f' % (
            x, y, x + lean * s * .2, y - s * .6, x + s * (.25 + lean), y - s, x, y, x - s * .1, y - s * .5, x - s * (.3 - lean), y - s * .85),
            'none', .75, colour, max(.8, s * sw))


def dabs(c, x0, y0, x1, y1, n, colours, size=4, op=.8, flat=.6):
    """Small brush dabs scattered in a box, growing towards the bottom."""
    for i in range(n):
        t = c.u(0, 1)
        y = y0 + (y1 - y0) * t
        s = size * (.4 + .8 * t)
        c.oval(c.u(x0, x1), y, s, s * flat, c.pick(colours), op * c.u(.6, 1))


# ---- water -----------------------------------------------------------------

def water(c, y0, y1, far, near, glint='#ffffff', n=60, op=.35, x0=0, x1=None):
    """A sheet of water with ripples that widen towards the viewer."""
    x1 = c.w if x1 is None else x1
    c.rect(x0, y0, x1 - x0, y1 - y0, c.lin(0, y0, 0, y1, (0, far), (1, near)))
    ripples(c, x0, y0, x1, y1, n, glint, op)


def ripples(c, x0, y0, x1, y1, n, colour='#ffffff', op=.35):
    """Horizontal glints."""
    for i in range(n):
        t = c.u(0, 1) ** 1.3
        y = y0 + (y1 - y0) * t
        l = (x1 - x0) * c.u(.01, .05) * (.4 + t)
        x = c.u(x0, x1)
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (x, y, x + l / 2, y - 1 - 1.5 * t, x + l, y), 'none', op * c.u(.3, 1), colour, .8 + 2 * t)


def reflection(c, x, y, w, h, colour, op=.3, n=9):
    """A broken vertical reflection below something at the water's edge."""
    for i in range(n):
        t = i / n
        ww = w * (1 - t * .35) * c.u(.75, 1.1)
        c.oval(x + c.u(-w * .07, w * .07), y + h * t + h / n / 2, ww / 2, h / n * .42, colour, op * (1 - t * .8))


def river(c, points, colour, far=None, bank='#000000', bank_op=.12):
    """A winding river; points are (x, y, width) from far to near."""
    left = [(x - w / 2, y) for x, y, w in points]
    right = [(x + w / 2, y) for x, y, w in points][::-1]
    d = smooth(left) + 'L' + smooth(right)[1:] + 'Z'
    y0, y1 = points[0][1], points[-1][1]
    c.path(d, 'none', bank_op, bank, 7)
    c.path(d, c.lin(0, y0, 0, y1, (0, far or light(colour, .5)), (1, colour)))
    with c.clip(d):
        ripples(c, 0, y0, c.w, y1, 70, '#ffffff', .3)
    return d


# ---- plants ----------------------------------------------------------------

def foliage(c, x, y, rx, ry, colour, lit=None, n=7, leaves=40, leaf=None, shade=None):
    """A crown built from many leaf clumps: shade first, then colour, then light from the upper left."""
    lit = lit or light(colour, .3)
    shade = shade or dark(colour, .34)
    n = max(n, int(rx / 13))
    fine = (7 / n) ** .5
    leaf = leaf or max(1.5, rx * .05)
    swell = [c.u(.86, 1.1) for _ in range(8)]

    def clump(a, r, size, tone, op=1):
        k = swell[int(a / 6.2832 * 8) % 8]
        px, py, s = x + rx * k * r * math.cos(a), y + ry * k * r * math.sin(a) * (1 if math.sin(a) < 0 else .86), rx * size * fine
        c.blob(px, py, s, s * .78, tone, op, n=8, wobble=.2)

    many = n * 3
    for i in range(many):
        clump(i * 6.2832 / many, c.u(.7, .86) + .1 * (1 - fine), c.u(.17, .26), mix(shade, colour, c.u(0, .45)))
    c.blob(x, y + ry * .02, rx * .84, ry * .78, mix(colour, shade, .5), n=12)
    for i in range(many * 2):
        clump(c.u(0, 6.2832), c.u(.1, .84), c.u(.13, .22), mix(shade, colour, c.u(.2, .75)), .9)
    for i in range(many * 2):
        a, r = c.u(0, 6.2832), c.u(.05, .8)
        lift = .5 - .5 * (math.cos(a) * .55 + math.sin(a) * .85) * r
        clump(a, r * .94, c.u(.09, .17), mix(mix(shade, colour, .6), lit, lift ** 1.5 * c.u(.5, 1)), .9)
    for i in range(n + 3):
        a = c.u(3.0, 5.6)
        clump(a, c.u(.15, .72), c.u(.05, .11), mix(colour, lit, c.u(.55, .95)), .85)
    for i in range(leaves):
        a, r = c.u(0, 6.2832), c.u(0, 1) ** .5 * .97
        dx, dy = math.cos(a) * r, math.sin(a) * r
        tone = lit if dx + dy < c.u(-.7, .5) else shade
        c.oval(x + rx * dx, y + ry * dy, leaf * c.u(.6, 1.3), leaf * c.u(.4, .9), mix(colour, tone, c.u(.3, .9)), .8)


def trunk(c, x, y, w, h, colour, branches=3, spread=.5):
    """A tapering trunk with a few boughs."""
    c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fL%.1f %.1fQ%.1f %.1f %.1f %.1fZ' % (
        x - w * .8, y, x - w * .35, y - h * .3, x - w * .25, y - h, x + w * .25, y - h, x + w * .4, y - h * .3, x + w * .9, y), c.lin(x - w / 2, 0, x + w / 2, 0, (0, light(colour, .15)), (1, dark(colour, .3))))
    for i in range(branches):
        side = -1 if i % 2 else 1
        by = y - h * c.u(.5, .85)
        c.curve([(x, by), (x + side * h * spread * .3, by - h * .15), (x + side * h * spread * c.u(.5, .7), by - h * c.u(.28, .4))], colour, w * .32)


def tree(c, x, y, h, colour, lit=None, bark='#5b4636', wide=.42, leaves=40):
    """A broad-leaved tree standing at (x, y)."""
    c.shadow(x + h * .08, y, h * .34, h * .05, .22)
    trunk(c, x, y, h * .04, h * .6, bark)
    foliage(c, x, y - h * .63, h * wide, h * .38, colour, lit, leaves=leaves)


def poplar(c, x, y, h, colour, bark='#6a5a4a'):
    """A slim upright tree."""
    trunk(c, x, y, h * .025, h * .6, bark, 0)
    for i in range(9):
        t = i / 8
        c.blob(x + c.u(-.02, .02) * h, y - h * (.2 + .76 * t), h * .1 * (math.sin(math.pi * (.15 + t * .8)) * .8 + .25), h * .09, c.vary(mix(dark(colour, .25), colour, .3 + .7 * t), .06))
    for i in range(26):
        t = c.u(0, 1)
        c.oval(x + c.u(-.085, .06) * h * (1 - t * .5), y - h * (.2 + .74 * t), h * .012, h * .018, light(colour, c.u(.1, .35)), .8)


def pine(c, x, y, h, colour, snow=0, bark='#4d3f35'):
    """A conifer in tiers; snow from 0 to 1 whitens it."""
    trunk(c, x, y, h * .03, h * .4, bark, 0)
    n = 6
    for i in range(n):
        t = i / (n - 1)
        cy, w, hh = y - h * (.14 + .66 * t), h * (.27 - .2 * t), h * .24
        tone = mix(dark(colour, .2), light(colour, .08), t)
        points = [(x - w, cy + h * .02), (x - w * .55, cy - hh * .25), (x - w * .28, cy - hh * .62), (x, cy - hh), (x + w * .28, cy - hh * .62), (x + w * .55, cy - hh * .25), (x + w, cy + h * .02), (x + w * .4, cy - h * .012), (x, cy + h * .015), (x - w * .4, cy - h * .012)]
        c.path(smooth(points, True), tone)
        if snow:
            c.path(smooth([(x - w * .9, cy), (x - w * .5, cy - hh * .28), (x, cy - hh * .98), (x + w * .2, cy - hh * .62), (x - w * .12, cy - hh * .35), (x - w * .45, cy - hh * .08)], True), '#f6f8fb', snow)


def bare(c, x, y, h, colour='#4c4038', depth=6, angle=-90, sw=None, snow=False):
    """A leafless tree grown by branching."""
    sw = sw or h * .045
    def grow(px, py, length, a, width, left):
        qx, qy = px + length * math.cos(math.radians(a)), py + length * math.sin(math.radians(a))
        c.curve([(px, py), ((px + qx) / 2 + c.u(-.06, .06) * length, (py + qy) / 2), (qx, qy)], colour, width)
        if snow and width > 1.2 and abs(a + 90) > 12:
            c.line(px, py - width * .5, qx, qy - width * .5, '#ffffff', width * .55, .9)
        if left:
            for k in (-1, 1):
                grow(qx, qy, length * c.u(.66, .82), a + k * c.u(14, 32) + c.u(-6, 6), width * .66, left - 1)
    grow(x, y, h * .3, angle, sw, depth)


def willow(c, x, y, h, colour, bark='#57493c'):
    """A willow with hanging strands."""
    trunk(c, x, y, h * .05, h * .6, bark)
    foliage(c, x, y - h * .74, h * .34, h * .17, colour, leaves=20)
    for i in range(110):
        a = c.u(-1, 1)
        sx, sy = x + a * h * .37, y - h * (.88 - .2 * a * a) + c.u(0, h * .1)
        l = h * c.u(.3, .56)
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (sx, sy, sx + a * h * .09, sy + l * .3, sx + a * h * .07 + c.u(-6, 6), sy + l), 'none', .75, mix(dark(colour, .15), light(colour, .3), c.u(0, 1)), h * .009)


def bamboo(c, x, y, h, n=9, spread=90, colour='#6f8f55'):
    """A clump of bamboo."""
    for i in range(n):
        bx, hh, bend = x + c.u(-spread, spread), h * c.u(.75, 1.05), c.u(-.12, .12)
        tone = c.vary(colour, .18)
        for k in range(8):
            t0, t1 = k / 8, (k + .94) / 8
            c.line(bx + bend * hh * t0 * t0, y - hh * t0, bx + bend * hh * t1 * t1, y - hh * t1, tone, h * .017 * (1 - t0 * .55), 1, 'butt')
        for k in range(13):
            t = c.u(.4, 1.02)
            px, py, l, a = bx + bend * hh * t * t, y - hh * t, h * c.u(.05, .1), c.u(-40, 220)
            qx, qy = px + l * math.cos(math.radians(a)), py + l * .7 * abs(math.sin(math.radians(a)))
            c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1f' % (px, py, (px + qx) / 2, (py + qy) / 2 - l * .18, qx, qy, (px + qx) / 2, (py + qy) / 2 + l * .1, px, py), c.vary(mix(tone, '#93ad62', .4), .15), .9)


def reeds(c, x, y, w, h, n=40, colour='#8a8a55', heads=True):
    """Reeds at a shore."""
    for i in range(n):
        bx, hh, bend = x + c.u(0, w), h * c.u(.5, 1), c.u(-.1, .35)
        c.path('M%.1f %.1fQ%.1f %.1f %.1f %.1f' % (bx, y, bx, y - hh * .6, bx + bend * hh * .5, y - hh), 'none', .9, c.vary(colour, .2), c.u(1.4, 3))
        if heads and i % 3 == 0:
            with c.at(bx + bend * hh * .5, y - hh, 1, rot=bend * 60):
                c.oval(0, 0, 3.2, 15, light(colour, .45), .9)


def shrub(c, x, y, w, colour, h=None):
    """A low bush."""
    h = h or w * .5
    foliage(c, x, y - h * .45, w * .5, h * .55, colour, n=5, leaves=16, leaf=w * .035)


def treeline(c, y, h, colour, n=40, base=None):
    """A distant belt of trees."""
    for i in range(n):
        x = c.w * (i + c.u(-.5, .5)) / n
        hh = h * c.u(.5, 1.1)
        c.blob(x, y - hh * .4, c.w / n * c.u(.7, 1.3), hh * .6, c.vary(colour, .06))
    c.rect(0, y - h * .3, c.w, h * .32, base or colour)


def flowers(c, x0, y0, x1, y1, n, colours, size=8):
    """Round flowers with hearts, growing towards the viewer."""
    for i in range(n):
        t = i / n
        y, s = y0 + (y1 - y0) * t, size * (.35 + .9 * t)
        x, colour = c.u(x0, x1), c.pick(colours)
        c.blob(x, y, s, s * .72, dark(colour, .18), n=8, wobble=.2)
        c.blob(x - s * .08, y - s * .12, s * .8, s * .56, colour, n=8, wobble=.2)
        c.oval(x - s * .1, y - s * .14, s * .25, s * .17, light(colour, .6))
