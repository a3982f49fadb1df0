/**
 * The one PostgreSQL that every module's {@code jdbc} folder talks to: the server that the default run starts by itself, the
 * connection pool, and the migrations, one schema per module. Nobody imports it; it offers a {@code DataSource}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.database;
