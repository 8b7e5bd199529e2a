package io.ghasi.delivery.core.course;

import java.util.List;

/** A thing that answers four questions. Immutable, and the same for every learner. */
public interface Course {
    /** Where does one start? */
    Cursor start();

    /** Where does this request lead? */
    Route route(NavigationRequest request, Journey at);

    /** What is valid now, and how does everything stand? */
    CourseOutline outline(Journey at);

    /** Is it complete? */
    Availability completion(Journey at);

    /** Every gate that an answer can depend on. */
    List<String> gates();

    /** What it is made of. */
    CourseTree tree();
}
