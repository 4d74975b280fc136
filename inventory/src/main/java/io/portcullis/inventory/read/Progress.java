package io.portcullis.inventory.read;

/**
 * How far an import has come.
 *
 * @param done bytes of the files, as they lie on the disk
 * @param of all bytes
 * @param read entries that were handed on
 * @param refused items that were not
 * @param ignored files that hold nothing for an inventory
 * @param place where another import may go on: all before it was handed on
 */
public record Progress(long done, long of, long read, long refused, long ignored, Place place) {}
