package io.ghasi.delivery.core.course;

/** What a course keeps of one session beside the place. The course alone, and whoever keeps it, knows what is in it. */
public interface Memory {
    /** That of a course that keeps nothing. */
    Memory NONE = new Memory() {};
}
