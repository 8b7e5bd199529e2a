package io.ghasi.delivery.core.course;

/** A call that content makes while it is played. Arguments that a call does not have are empty. */
public sealed interface RuntimeCall {
    record Initialize(String argument) implements RuntimeCall {}

    record Get(String element) implements RuntimeCall {}

    record Put(String element, String value) implements RuntimeCall {}

    record Commit(String argument) implements RuntimeCall {}

    /**
     * Content ends.
     *
     * @param leaving whether the learner asks for something right after, which then comes before what content asked for
     */
    record Terminate(String argument, boolean leaving) implements RuntimeCall {}

    record LastError() implements RuntimeCall {}

    record ErrorString(String code) implements RuntimeCall {}

    record Diagnostic(String code) implements RuntimeCall {}
}
