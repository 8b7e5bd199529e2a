package io.ghasi.delivery.core.course;

/** A course whose content speaks with us while it is played, and which keeps more of a session than the place. */
public interface RuntimeCourse extends Course {
    /** How does a new session begin? {@code before} is what the course keeps of its learner. */
    Opening open(Memory before);

    /** Where does somebody go on who was away? */
    Route resume(Journey at);

    /** What do these calls come to? */
    RuntimeAnswer answer(RuntimeBatch batch, Journey at);
}
