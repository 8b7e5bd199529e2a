package io.ghasi.delivery.core.course;

import java.util.List;

/** A course whose content speaks with us while it is played, and which keeps more of a session than the place. */
public interface RuntimeCourse extends Course {
    // What is barred in it, its own rules bar.
    @Override
    default List<String> gates() {
        return List.of();
    }

    // It ends whenever its learner leaves it; what it came to is another matter.
    @Override
    default Availability completion(Journey at) {
        return Availability.available();
    }

    /** How does a new session begin? {@code before} is what the course keeps of its learner. */
    Opening open(Memory before);

    /** Where does somebody go on who was away? */
    Route resume(Journey at);

    /** What do these calls come to? */
    RuntimeAnswer answer(RuntimeBatch batch, Journey at);
}
