//! What a house needs besides its database, for a backup and back: the settings and every file of secrets they name.
//! Certificates, templates, logos and fonts are not among them: they are no secrets, and mostly live elsewhere, too.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::keys::secret;
use super::raw::Raw;
use crate::flows::backup::Keepsake;

/// Where the settings are read from: `file` if named, else `AFTERSALE_CONFIG`, else `./aftersale.toml`.
pub fn settings_path(file: Option<&Path>) -> PathBuf {
    let named =
        file.map(Path::to_path_buf).or_else(|| std::env::var_os("AFTERSALE_CONFIG").map(PathBuf::from));
    named.unwrap_or_else(|| PathBuf::from("aftersale.toml"))
}

/// The settings first, then keys and what else they take from files. A key that is written in the settings or comes from
/// the environment is kept under the name that a file of it would have.
///
/// # Errors
/// Which file cannot be read, and why.
pub fn keepsakes(file: &Path) -> Result<Vec<Keepsake>, String> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let base = folder_of(file);
    let env: BTreeMap<String, String> = std::env::vars().collect();
    let (raw, _) = Raw::read(&text, &env);
    let mut all = vec![Keepsake { path: "aftersale.toml".to_owned(), text }];
    let keys = raw.table("codes.keys").into_iter().map(|(id, place)| (format!("codes-{id}.key"), place));
    let link = raw.get("links.key").unwrap_or("file:links.key").to_owned();
    for (name, place) in keys.chain([("links.key".to_owned(), link)]) {
        let path = place.strip_prefix("file:").map_or(name, str::to_owned);
        all.push(Keepsake { path, text: format!("{}\n", secret(&place, base)?) });
    }
    for setting in ["mail.transport", "database.url"] {
        if let Some(place) = raw.get(setting).filter(|place| place.starts_with("file:")) {
            all.push(Keepsake { path: place[5..].to_owned(), text: format!("{}\n", secret(place, base)?) });
        }
    }
    Ok(all)
}

/// What became of the files of a backup.
#[derive(Debug, Default)]
pub struct PutBack {
    /// Written now.
    pub written: Vec<PathBuf>,
    /// Were there with other content; kept under the second name.
    pub aside: Vec<(PathBuf, PathBuf)>,
}

/// Puts files back that only their owner may read (0600). A file that is there stays if it says the same. One that differs
/// is replaced by `force` alone and kept aside; settings that differ stay as they are.
///
/// # Errors
/// Which files differ; nothing is written then. Which cannot be written.
pub fn put_back(file: &Path, keepsakes: &[Keepsake], force: bool) -> Result<PutBack, String> {
    let base = folder_of(file);
    let mut work = Vec::new();
    for (at, kept) in keepsakes.iter().enumerate() {
        let path = match at {
            0 => file.to_path_buf(),
            _ if base == Path::new(".") => PathBuf::from(&kept.path),
            _ => base.join(&kept.path),
        };
        match std::fs::read_to_string(&path) {
            Ok(there) if there.trim() == kept.text.trim() => {}
            Ok(_) if at == 0 => {}
            Ok(_) => work.push((path, kept, true)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => work.push((path, kept, false)),
            Err(error) => return Err(format!("cannot read {}: {error}", path.display())),
        }
    }
    let differ: Vec<String> =
        work.iter().filter(|(.., there)| *there).map(|(path, ..)| path.display().to_string()).collect();
    if !differ.is_empty() && !force {
        return Err(format!(
            "{} is not what the backup holds: labels or links out there may need either. --force takes the backup's and keeps \
             the other beside it",
            differ.join(", ")
        ));
    }
    let mut done = PutBack::default();
    for (path, kept, there) in work {
        put(&path, kept, there, &mut done)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(done)
}

fn put(path: &Path, kept: &Keepsake, there: bool, done: &mut PutBack) -> std::io::Result<()> {
    if there {
        let aside = free_name(path);
        std::fs::rename(path, &aside)?;
        done.aside.push((path.to_path_buf(), aside));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(kept.text.as_bytes())?;
    file.sync_all()?;
    done.written.push(path.to_path_buf());
    Ok(())
}

/// `codes-1.key.replaced-1`, or the next number that is free.
fn free_name(path: &Path) -> PathBuf {
    let name = |number: u32| PathBuf::from(format!("{}.replaced-{number}", path.display()));
    (1..10_000).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(0))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
