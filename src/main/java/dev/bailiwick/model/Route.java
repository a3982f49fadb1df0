package dev.bailiwick.model;

/**
 * One way to one model at one server.
 *
 * @param name   the model, as its server knows it
 * @param server scheme, host, port and path, for people and for the release
 */
public record Route(String name, String server) {
}
