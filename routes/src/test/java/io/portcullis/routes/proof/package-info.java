/** The packaged hub as a process of its own, on real parts: what a stranger could repeat. */
package io.portcullis.routes.proof;
