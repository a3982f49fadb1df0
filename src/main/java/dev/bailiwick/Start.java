package dev.bailiwick;

import java.lang.reflect.InvocationTargetException;

/**
 * The way in. The only class that is compiled for an older Java: where the house itself could not even be loaded, it says in
 * words what is needed.
 */
public final class Start {

    private static final int NEEDED = 25;

    private Start() {
    }

    /**
     * @param args Spring Boot's usual command line
     * @throws Exception what stops the house
     */
    public static void main(String[] args) throws Exception {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("Bailiwick needs Java " + NEEDED + " or later; this is Java " + found + " (" + System.getProperty("java.home") + ")."
                    + " Install a JDK " + NEEDED + " and start it with that: /path/to/jdk-25/bin/java -jar <this file>");
            System.exit(1);
        }
        try {
            Class.forName("dev.bailiwick.Bailiwick").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
