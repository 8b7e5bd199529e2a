package io.ghasi.delivery.sandbox.content.check;

import java.util.ArrayList;
import java.util.List;

/** What turned up while one package was read. The first of each kind are kept, the rest only counts. For one thread. */
public final class Findings {
    private static final int KEPT = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /** The package must be refused because of {@code file}. */
    public void problem(String file, String cause) {
        if (problems.size() < KEPT) {
            problems.add(new Problem(file, cause));
        }
    }

    /** {@code file} was not right, and was mended. */
    public void note(String file, String text) {
        if (notes.size() < KEPT) {
            notes.add(new Note(file, text));
        }
    }

    /** Whether any problem turned up. */
    public boolean refused() {
        return !problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }
}
