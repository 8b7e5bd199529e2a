package io.ghasi.delivery.core.course;

import java.util.List;

/** Why something is not available. */
public sealed interface Barrier {
    /** Gates that are not passed; never empty. */
    record GateClosed(List<String> gates) implements Barrier {}

    /** Prerequisite lessons not visited; never empty. With mode any, one of them is enough. */
    record PrerequisiteMissing(List<String> lessons) implements Barrier {}

    /** There is no lesson before the first. */
    record AtStart() implements Barrier {}

    /** There is no lesson after the last. */
    record AtEnd() implements Barrier {}

    /** The current lesson offers no such branch, or its condition does not hold. */
    record NotOffered() implements Barrier {}

    /** The package has no such lesson or block. */
    record UnknownTarget() implements Barrier {}

    /** This kind of course does not know the request. */
    record NotSupported() implements Barrier {}

    /** Nobody plays the course at the moment: its session is paused or has ended. */
    record NotInPlay() implements Barrier {}

    /** Not complete: required lessons not visited, gates not passed; not both empty. */
    record Incomplete(List<String> lessons, List<String> gates) implements Barrier {}

    /**
     * The rules of the course's sequencing refuse it.
     *
     * @param code exception code of SCORM 2004 (SN, appendix C), such as {@code SB.2.9-4}
     */
    record Sequencing(String code) implements Barrier {}
}
