/** What the hub looks at by itself, again and again: whether others learn of revocations. */
package io.portcullis.routes.watch;
