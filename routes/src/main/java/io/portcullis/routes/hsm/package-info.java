/** Care of the configured HSMs: each is looked at, again and again. */
package io.portcullis.routes.hsm;
