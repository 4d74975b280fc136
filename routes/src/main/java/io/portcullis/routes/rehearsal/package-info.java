/** What the hub does before it opens, so that its first minute is as fast as every other one. */
package io.portcullis.routes.rehearsal;
