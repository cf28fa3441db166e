//! Pictures of the catalogue, by name and by the digest in their address.

use super::{FromRow, Row, StoreError, Tx};
use crate::domain::picture::{Picture, PictureFacts};
use crate::values;

impl FromRow for PictureFacts {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let side = |index| u32::try_from(row.int(index)?).map_err(|error| row.corrupt(index, error));
        Ok(Self {
            name: row.string(0)?,
            digest: row.string(1)?,
            media_type: row.string(2)?,
            width: side(3)?,
            height: side(4)?,
        })
    }
}

impl Tx<'_> {
    /// Adds a picture, or replaces the one of the same name.
    pub fn put_picture(&mut self, picture: &Picture) -> Result<(), StoreError> {
        let facts = &picture.facts;
        self.execute(
            "INSERT INTO picture (name, digest, media_type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (name) DO UPDATE SET digest = ?2, media_type = ?3, width = ?4, height = ?5, bytes = ?6",
            values![
                facts.name.as_str(),
                facts.digest.as_str(),
                facts.media_type.as_str(),
                facts.width,
                facts.height,
                &picture.bytes
            ],
        )?;
        Ok(())
    }

    /// What is known about all pictures, without their bytes.
    pub fn list_pictures(&mut self) -> Result<Vec<PictureFacts>, StoreError> {
        self.all("SELECT name, digest, media_type, width, height FROM picture ORDER BY name", &[])
    }

    /// The bytes of a picture.
    pub fn find_picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.optional("SELECT bytes FROM picture WHERE name = ?1", values![name])
    }
}
