/** What the lab shows: each step on real parts, with what was seen of it and when. */
package io.portcullis.lab.proof;
