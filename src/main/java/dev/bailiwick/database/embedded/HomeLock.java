package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a home, held by one process at a time. The operating system gives it back when the process dies, however
 * it dies. The file holds the number of the process that took it last.
 */
class HomeLock implements AutoCloseable {

    private static final String NAME = "lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CannotStart at once, naming the process, when another one has the home */
    static HomeLock take(Path home) {
        var file = home.resolve(NAME);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(home, file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new CannotStart("The data folder " + home + " cannot be used: " + e.getMessage(),
                    "See that this account may write there, or set BAILIWICK_HOME to another folder.", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static CannotStart inUse(Path home, Path file) {
        String holder;
        try {
            holder = "process " + Files.readString(file).strip();
        } catch (IOException e) {
            holder = "another process";
        }
        return new CannotStart("The data folder " + home + " is in use by " + holder + ".",
                "Stop that process, or give this one a folder of its own by BAILIWICK_HOME. Several nodes share one PostgreSQL server"
                        + " named by BAILIWICK_DATABASE_URL.");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing depends on it any more: the lock goes with the process at the latest.
            org.slf4j.LoggerFactory.getLogger(HomeLock.class).debug("lock not closed", e);
        }
    }
}
