package io.ghasi.delivery.core.scorm.activity;

/** How many of a rule's conditions must hold. */
public enum Combination {
    ALL,
    ANY
}
