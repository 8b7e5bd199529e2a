package io.ghasi.delivery.core.scorm.sequencing;

/**
 * Why a process did not do what it was asked: an exception code of SN, appendix C, such as {@code SB.2.9-4}.
 *
 * @param endsSession whether the sequencing session has ended with it
 */
public record Fault(String code, boolean endsSession) {
    static Fault of(String code) {
        return new Fault(code, false);
    }

    /** The end of the content was reached. */
    static final Fault END = new Fault("SB.2.1-1", true);
}
