//! Our files and the model: the only floor that touches the disk. It writes to `annotations/` and to this computer's
//! own settings and state, never to an article, and only over what was last seen there.

pub mod adding;
pub mod annotations_file;
pub mod article_file;
pub mod atomic_write;
mod checked_line;
pub mod codebook_file;
pub mod computer;
pub mod disk;
pub mod drafts;
pub mod elsewhere;
pub mod export_file;
pub mod file_to_save;
pub mod journal;
mod journal_line;
pub mod lock;
pub mod looking;
pub mod moved;
pub mod our_file;
pub mod outcome;
pub mod problem;
pub mod project_folder;
pub mod reading_file;
mod reading_log;
pub mod reading_state;
pub mod real_path;
mod records;
pub mod recovery;
pub mod regular_file;
pub mod ron_format;
pub mod samples;
pub mod settings;
mod settings_changes;
pub mod sweeping;
pub mod temporary;
pub mod versions;
pub mod watch;
