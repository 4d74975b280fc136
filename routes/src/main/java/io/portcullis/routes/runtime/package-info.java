/** Puts the stages together into a running hub, and takes them apart in order. */
package io.portcullis.routes.runtime;
