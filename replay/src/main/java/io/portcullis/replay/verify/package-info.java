/** What a hub decided, computed again from the same signals and compared decision by decision. */
package io.portcullis.replay.verify;
