/** The guard on one partition: its memory in a store, its table of what waits in a topic. */
package io.portcullis.routes.guard;
