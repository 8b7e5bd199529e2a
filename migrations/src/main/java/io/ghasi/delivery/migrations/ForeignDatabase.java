package io.ghasi.delivery.migrations;

/** A database of another region than who comes to it. */
public final class ForeignDatabase extends Exception {
    private static final long serialVersionUID = 1L;

    ForeignDatabase(String home, String here) {
        super(told(home, here));
    }

    /** What is wrong where a database of region {@code home} is given to a process of {@code here}, and what to do. */
    public static String told(String home, String here) {
        return "DELIVERY_DATABASE_URL is a database of region " + home + ", and DELIVERY_REGION is " + here
                + ". Say where the database of " + here + " is; the region of one that has data is never changed";
    }
}
