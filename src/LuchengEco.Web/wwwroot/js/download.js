// Fetches a file so that a refusal can be read out to the person instead of replacing the page.
// Returns { outcome, detail }: saved (file name), offline, signed-out, refused (the server's sentence), failed (status).
export async function download(address) {
  let response;
  try {
    response = await fetch(address, { headers: { accept: '*/*' }, cache: 'no-store' });
  } catch {
    return { outcome: 'offline', detail: '' };
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 401 || type.startsWith('text/html')) return { outcome: 'signed-out', detail: '' };
  if (!response.ok) {
    try {
      return { outcome: 'refused', detail: (await response.json()).detail ?? '' };
    } catch {
      return { outcome: 'failed', detail: String(response.status) };
    }
  }
  let blob;
  try {
    blob = await response.blob();
  } catch {
    return { outcome: 'offline', detail: '' };
  }
  const name = fileName(response.headers.get('content-disposition') ?? '') ?? address.split('?')[0].split('/').pop();
  save(blob, name);
  return { outcome: 'saved', detail: name };
}

// Saves what the page holds on the server and no address leads to.
export async function receive(stream, name, type) {
  save(new Blob([await stream.arrayBuffer()], { type }), name);
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export function print() {
  window.print();
}

function fileName(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  return encoded ? decodeURIComponent(encoded[1]) : null;
}
