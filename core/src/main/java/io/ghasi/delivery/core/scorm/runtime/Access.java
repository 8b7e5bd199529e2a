package io.ghasi.delivery.core.scorm.runtime;

/** What content may do with an element. */
public enum Access {
    READ_ONLY,
    WRITE_ONLY,
    READ_WRITE
}
