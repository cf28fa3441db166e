//! The built program in a folder of its own: commands with what they said and how they ended, and a `serve` that can be killed.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use tempfile::TempDir;

use super::browser::Browser;

/// A folder in which commands run.
pub struct Folder {
    dir: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder with settings, keys and an empty database.
    pub fn new() -> Self {
        let folder = Self::empty();
        folder.run(&["init", ".", "--public-url", "https://go.example.com", "--brand", "Lindermere"]).is(0);
        folder
    }

    /// The same with the sample catalogue.
    pub fn with_catalogue() -> Self {
        let folder = Self::new();
        folder.run(&["catalog", "import", &sample("catalog.toml")]).is(0);
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Names of everything in the folder, hidden files too.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            // The files beside an open database come and go.
            .filter(|name| !name.starts_with("aftersale.db-"))
            .collect();
        names.sort();
        names
    }

    /// The program, ready to be started here, with nothing of our own environment that it listens to.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.dir.path()).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AFTERSALE_") {
                command.env_remove(name);
            }
        }
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, b"")
    }

    /// Runs a command with this on its standard input.
    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(PROGRAM);
        command.args(words);
        end(command, input)
    }

    /// Runs a line of the shell in which `$0` is the program.
    pub fn shell(&self, line: &str) -> Ran {
        let mut command = self.command("/bin/sh");
        command.args(["-c", line, PROGRAM]);
        end(command, b"")
    }

    /// Starts `serve` on a free port and waits for its start-up line.
    pub fn serve(&self) -> Serving {
        Self::start(self.command(PROGRAM))
    }

    /// The same with these in its environment.
    pub fn serve_with(&self, environment: &[(&str, &str)]) -> Serving {
        let mut command = self.command(PROGRAM);
        command.envs(environment.iter().copied());
        Self::start(command)
    }

    fn start(mut command: Command) -> Serving {
        command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut talk = BufReader::new(child.stderr.take().unwrap());
        // Built before anything can fail, so that whatever fails ends the child too.
        let nowhere = Browser::at(([127, 0, 0, 1], 0).into());
        let mut serving = Serving { child, talk: None, browser: nowhere };
        let mut said = String::new();
        loop {
            let mut line = String::new();
            assert!(talk.read_line(&mut line).unwrap() > 0, "serve ended: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("listening on http://") {
                let address = rest.split([',', ' ', '\n']).next().unwrap().parse().unwrap();
                serving.browser = Browser::at(address);
                // Somebody has to listen on: a pipe that is full stops whoever writes into it.
                serving.talk = Some(std::thread::spawn(move || {
                    let mut said = String::new();
                    talk.read_to_string(&mut said).unwrap();
                    said
                }));
                return serving;
            }
        }
    }

    /// Every byte of the database and its log.
    pub fn database_bytes(&self) -> Vec<u8> {
        let log = std::fs::read(self.path("aftersale.db-wal")).unwrap_or_default();
        [std::fs::read(self.path("aftersale.db")).unwrap(), log].concat()
    }

    /// The database as another process sees it.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path("aftersale.db")).unwrap()
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_aftersale");

fn end(mut command: Command, input: &[u8]) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The program may end without reading what it is told.
    drop(child.stdin.take().unwrap().write_all(input));
    let ended = child.wait_with_output().unwrap();
    Ran {
        code: ended.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&ended.stdout).into_owned(),
        err: String::from_utf8_lossy(&ended.stderr).into_owned(),
    }
}

/// The path of a sample file.
pub fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name).display().to_string()
}

impl Ran {
    #[track_caller]
    pub fn is(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// Everything that was said on standard error.
    #[track_caller]
    pub fn says(&self, what: &str) -> &Self {
        assert!(self.err.contains(what), "{what:?} was not said, but:\n{}", self.err);
        self
    }

    /// The lines of JSON on standard output.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The JSON on standard output.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }
}

/// A running `serve`. It is killed when dropped.
pub struct Serving {
    child: Child,
    talk: Option<JoinHandle<String>>,
    pub browser: Browser,
}

impl Serving {
    /// SIGKILL, as a power cut would. What was said until then is thrown away.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM; answers the exit code and what was still said.
    pub fn stop(mut self) -> (i32, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let said = self.talk.take().map(|talk| talk.join().unwrap()).unwrap_or_default();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
