/** Makes checkpoints of the sealed chains, signs them, and has others witness them. */
package io.portcullis.routes.checkpoint;
