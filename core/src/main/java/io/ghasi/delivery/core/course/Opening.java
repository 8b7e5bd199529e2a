package io.ghasi.delivery.core.course;

/** How a session of a course begins: the place, and what the course keeps. */
public record Opening(Cursor cursor, Memory memory) {}
