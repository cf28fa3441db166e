//! The owner's and the desk's stories over HTTP, one file each, in a house of their own per test.

mod batch_life;
mod desk;
mod desk_door;
mod find;
mod headers;
mod hostile;
mod oracle;
mod outbox;
mod outbox_crash;
mod owner;
mod preferences;
mod privacy;
mod register;
mod register_twice;
mod resolver;
mod scan;
mod wire;
