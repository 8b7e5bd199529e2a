package io.ghasi.delivery.core.scorm.runtime;

/** What content may do with a store of shared data ({@code adl.data.n.store}, RTE 4.3). */
public record SharedStore(String id, boolean readable, boolean writable) {}
