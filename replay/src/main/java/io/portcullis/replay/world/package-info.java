/**
 * What would have happened: the vendors' signals, decided by rules that may be others, with a guard
 * and enforcement points that are played.
 */
package io.portcullis.replay.world;
