package io.portcullis.routes.folder;

import java.nio.file.Path;

/**
 * A file as it lies there now. Two equal ones are one file that nobody has written to.
 *
 * @param name below the folder
 * @param real where it really lies, with no link on the way
 * @param size bytes
 * @param modified milliseconds since 1970
 * @param key device and inode, as far as the file system has them
 */
public record Found(String name, Path real, long size, long modified, String key) {}
