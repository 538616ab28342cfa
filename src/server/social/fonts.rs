//! Fonts with Chinese characters: of this machine, or the one that the settings name.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use resvg::usvg::fontdb::{Database, Family, ID, Query, Style, Weight};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// Where systems keep fonts.
const FOLDERS: [&str; 5] = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:\\Windows\\Fonts"];
/// The same below a person's own folder.
const OWN_FOLDERS: [&str; 3] = [".fonts", ".local/share/fonts", "Library/Fonts"];
/// Folders in folders, at most.
const DEPTH: usize = 5;
/// Beginnings of the file names of sans faces, without hyphens and in small letters, the best first.
const SANS: [&str; 14] = [
    "notosanscjkbold",
    "notosanscjkscbold",
    "notosansscbold",
    "sourcehansansscbold",
    "sourcehansanscnbold",
    "sourcehansansbold",
    "pingfang",
    "msyhbd",
    "notosanscjk",
    "notosanssc",
    "sourcehansans",
    "msyh",
    "wqy",
    "droidsansfallback",
];
/// The same of Song faces, in which the site's name stands.
const SONG: [&str; 9] = [
    "notoserifcjkbold",
    "notoserifcjkscbold",
    "notoserifscbold",
    "sourcehanserifscbold",
    "sourcehanserifcnbold",
    "sourcehanserifbold",
    "songti",
    "notoserifcjk",
    "simsun",
];
/// Characters that a font must have to be a Chinese one, one of them of simplified Chinese alone.
const NEEDED: [char; 4] = ['新', '闻', '网', '，'];

/// The faces that pictures are drawn with.
#[derive(Clone, Debug)]
pub struct Fonts {
    /// Holds these faces and no others.
    pub database: Arc<Database>,
    /// Of titles.
    pub sans: Face,
    /// Of the site's name.
    pub song: Face,
}

/// One face of [`Fonts::database`].
#[derive(Clone, Debug)]
pub struct Face {
    /// Its family's name.
    pub family: String,
    /// Its weight.
    pub weight: u16,
    id: ID,
}

impl Fonts {
    /// The font at `path`, or without one the best that this machine has; else a sentence that says what is missing.
    pub fn find(path: &Path) -> Result<Fonts, String> {
        let mut database = Database::new();
        if !path.as_os_str().is_empty() {
            let face = load(&mut database, path).ok_or_else(|| format!("{} is no font with Chinese characters", path.display()))?;
            return Ok(Fonts { database: Arc::new(database), song: face.clone(), sans: face });
        }
        let files = files();
        let sans = best(&mut database, &files, &SANS);
        let song = best(&mut database, &files, &SONG);
        let Some((sans, song)) = sans.clone().or(song.clone()).zip(song.or(sans)) else {
            return Err("this machine has no font with Chinese characters".to_owned());
        };
        Ok(Fonts { database: Arc::new(database), sans, song })
    }

    /// `text` without the characters that a face has no glyph for, such as emoji.
    pub fn drawable(&self, face: &Face, text: &str) -> String {
        self.with(face, |font| text.chars().filter(|c| font.charmap().map(*c).is_some()).collect()).unwrap_or_default()
    }

    /// The widths of the characters of `text`, in ems.
    pub fn widths(&self, face: &Face, text: &str) -> Vec<f32> {
        let widths = |font: &FontRef<'_>| {
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            text.chars().map(|c| font.charmap().map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(1.0)).collect()
        };
        self.with(face, widths).unwrap_or_default()
    }

    fn with<T>(&self, face: &Face, then: impl FnOnce(&FontRef<'_>) -> T) -> Option<T> {
        with(&self.database, face.id, then)
    }
}

fn with<T>(database: &Database, id: ID, then: impl FnOnce(&FontRef<'_>) -> T) -> Option<T> {
    database.with_face_data(id, |data, index| FontRef::from_index(data, index).ok().map(|font| then(&font))).flatten()
}

/// The first file of a kind that can be read and is a Chinese font.
fn best(database: &mut Database, files: &[PathBuf], names: &[&str]) -> Option<Face> {
    let plain = |file: &&PathBuf| -> String {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        name.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
    };
    names.iter().flat_map(|name| files.iter().filter(move |file| plain(file).starts_with(name))).find_map(|file| load(database, file))
}

/// Loads a file; of a collection the face for simplified Chinese, where it says which that is.
fn load(database: &mut Database, file: &Path) -> Option<Face> {
    let ids = database.load_font_source(resvg::usvg::fontdb::Source::File(file.to_owned()));
    let chinese = |id: &ID| with(database, *id, |font| NEEDED.iter().all(|c| font.charmap().map(*c).is_some())).unwrap_or(false);
    let ids: Vec<ID> = ids.into_iter().filter(chinese).collect();
    let simplified =
        |id: &&ID| database.face(**id).is_some_and(|face| face.families.iter().any(|(name, _)| name.ends_with(" SC") && !name.contains("Mono")));
    let id = *ids.iter().find(simplified).or(ids.first())?;
    let face = database.face(id)?;
    let (family, weight) = (face.families.first()?.0.clone(), face.weight.0);
    // What the picture names must be found under that name.
    let found = database.query(&Query { families: &[Family::Name(&family)], weight: Weight(weight), style: Style::Normal, ..Query::default() });
    found.is_some().then_some(Face { family, weight, id })
}

/// All font files of this machine.
fn files() -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let mut found = Vec::new();
    for folder in FOLDERS.iter().map(PathBuf::from).chain(OWN_FOLDERS.iter().map(|folder| home.join(folder))) {
        collect(&folder, DEPTH, &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if path.extension().is_some_and(|ending| ["ttc", "otf", "ttf"].iter().any(|font| ending.eq_ignore_ascii_case(font))) {
            found.push(path);
        }
    }
}
