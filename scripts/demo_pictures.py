#!/usr/bin/env python3
"""Draws the demo pictures (demo/pictures/*.jpg and logo.png) named in demo/PICTURES.txt.

    pip install resvg-py Pillow numpy      # drawn with resvg_py 0.5, Pillow 13, numpy 2
    python3 scripts/demo_pictures.py [name ...]

Every picture is composed as SVG from the elements in scripts/demo_pictures/ (canvas, nature, built, people),
rendered by resvg, given paper grain, and saved as a progressive JPEG. The same name always gives the same picture.
"""
import sys
import zlib
from pathlib import Path

sys.dont_write_bytecode = True
from demo_pictures import finish, logo, scenes_fields, scenes_land, scenes_people, scenes_town, scenes_work  # noqa: E402
from demo_pictures.canvas import Canvas  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent / 'demo'
TALL, WIDE, NORMAL = (900, 1200), (1600, 900), (1200, 800)
SIZES = {'portrait-teacher': TALL, 'portrait-craftsman': TALL, 'ginkgo-valley': TALL, 'lantern-festival': TALL,
         'strawberry-greenhouse': WIDE, 'early-bus': WIDE}
SCENES = {**scenes_land.SCENES, **scenes_fields.SCENES, **scenes_town.SCENES, **scenes_work.SCENES, **scenes_people.SCENES}

# How much closer to step, and which point of the picture stays where it is (shares of width and height).
ZOOM = {
    'checkup': (1.3, .52, .97), 'paper-cutting': (1.35, .5, .8), 'pottery': (1.22, .55, 1), 'museum': (1.15, .55, .9), 'workshop': (1.2, .55, .95),
    'bamboo-weaving': (1.2, .55, 1), 'elder-canteen': (1.1, .5, 1), 'library-reading': (1.13, .5, .95), 'bakery': (1.1, .45, .7), 'telescope': (1.1, .48, .95),
    'park-lawn': (1.22, .45, 1), 'courier': (1.15, .65, .95), 'rice-harvest': (1.2, .4, .9), 'sheep-hill': (1.12, .3, .9), 'tea-terrace': (1.22, .48, .72),
    'snow-field': (1.18, .5, .8), 'homestay': (1.14, .68, .9), 'bus-stop': (1.18, .55, .82), 'early-bus': (1.13, .52, .85), 'strawberry-greenhouse': (1.13, .5, .62),
    'fish-pond': (1.15, .55, .75), 'hiking-trail': (1.15, .55, .85), 'wheat-field': (1.2, .5, .68), 'cabbage-field': (1.12, .5, .7), 'chrysanthemum': (1.15, .5, .85),
    'birdwatching': (1.12, .35, .9), 'notice-board': (1.12, .42, .95), 'hospital': (1.1, .5, .75), 'summer-storm': (1.1, .5, .9), 'school-playground': (1.1, .45, .85),
    'running': (1.15, .5, .95), 'football': (1.1, .5, .9), 'classroom': (1.08, .5, .7), 'town-square': (1.08, .5, .9), 'drum-dance': (1.1, .5, .9), 'fire-drill': (1.08, .45, .95),
    'bee-hives': (1.12, .55, .95), 'boat-lake': (1.15, .5, .75), 'mountain-mist': (1.12, .5, .8), 'market-stall': (1.08, .5, .9),
}


def draw(name, folder):
    """Draws one picture and returns its size in bytes."""
    seed = zlib.crc32(name.encode())
    canvas = Canvas(*SIZES.get(name, NORMAL), seed)
    SCENES[name](canvas)
    canvas.zoom(*ZOOM.get(name, (1, .5, .5)))
    return finish.save(canvas, folder / (name + '.jpg'), seed)


def main():
    """Draws the named pictures, or all of them."""
    names = (ROOT / 'PICTURES.txt').read_text().split()
    folder = ROOT / 'pictures'
    folder.mkdir(exist_ok=True)
    total = 0
    for name in sys.argv[1:] or names:
        if name == 'logo' or name not in SCENES:
            print(name, 'has no scene' if name != 'logo' else '')
            continue
        size, quality = draw(name, folder)
        total += size
        print('%-24s %4d kB  q%d' % (name, size // 1000, quality), flush=True)
    (folder / 'logo.png').write_bytes(logo.png())
    print('%.2f MB in all' % (total / 1e6))


if __name__ == '__main__':
    main()
