package io.portcullis.routes.api;

/**
 * A body that was refused for its length before it was read.
 *
 * @param length in bytes, as the caller said, of {@code most} allowed
 */
public record TooLong(String path, long length, long most) {}
