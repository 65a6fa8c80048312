// What somebody's own page does with the API. Each function returns what it saw.

async function until(done, what) {
  const end = Date.now() + 90_000;
  while (!done()) {
    if (Date.now() > end) {
      throw new Error("Not within 90 s: " + what);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function signInAndList({ api, email, password }) {
  const client = axios.create({ baseURL: api });
  const refused = await client
    .post("auth/login", { email, password: "not the password" })
    .catch((failure) => failure.response);
  const tokens = (await client.post("auth/login", { email, password })).data.data;
  client.defaults.headers.common.Authorization = "Bearer " + tokens.access_token;
  const list = (await client.get("videos/list", { params: { page: 1, limit: 10 } })).data;
  return {
    success: list.success,
    ids: list.data.items.map((video) => video.id),
    refused: refused.status,
    problem: refused.data.type,
  };
}

async function play({ url }) {
  const player = document.getElementById("player");
  const hls = new Hls({ enableWorker: false });
  const faults = [];
  hls.on(Hls.Events.ERROR, (event, fault) => faults.push(fault.details));
  hls.loadSource(url);
  hls.attachMedia(player);
  await new Promise((resolve, reject) => {
    hls.once(Hls.Events.MANIFEST_PARSED, resolve);
    setTimeout(() => reject(new Error("No manifest: " + faults)), 30_000);
  });
  hls.subtitleTrack = 0;
  hls.subtitleDisplay = true;
  await player.play();
  const cues = () => [...player.textTracks].flatMap((track) => [...(track.cues ?? [])]);
  await until(() => player.currentTime > 1 && cues().length > 0, "it plays: " + faults);
  return {
    position: player.currentTime,
    width: player.videoWidth,
    heights: hls.levels.map((level) => level.height),
    cues: cues().map((cue) => cue.text),
  };
}

async function follow({ api, id, stream }) {
  const source = new EventSource(`${api}videos/status/${id}/stream?token=${stream}`);
  const messages = [];
  source.onmessage = (message) =>
    messages.push({ id: message.lastEventId, ...JSON.parse(message.data) });
  await until(() => source.readyState === EventSource.CLOSED, "the stream ends");
  return {
    // The first message of a connection says where the video stands; it is no change, and has no id of its own.
    ids: messages.filter((message) => message.actor !== null).map((message) => message.id),
    statuses: messages.map((message) => message.status),
    state: source.readyState,
  };
}

async function upload({ api, token, name, size }) {
  const client = axios.create({ baseURL: api, headers: { Authorization: "Bearer " + token } });
  client.interceptors.response.use(undefined, (failure) => {
    throw new Error(JSON.stringify(failure.response?.data ?? String(failure)));
  });
  const ask = async (path, body) => (await client.post("upload/" + path, body)).data.data;
  let parts = 0;
  const uppy = new Uppy.Uppy();
  uppy.use(Uppy.AwsS3, {
    shouldUseMultipart: true,
    createMultipartUpload: async (file) => {
      const started = await ask("init", { filename: file.name, content_type: file.type });
      return { uploadId: started.upload_id, key: started.key };
    },
    signPart: async (file, { uploadId, key, partNumber }) => {
      parts++;
      const place = await ask("presigned-url", { upload_id: uploadId, key, part_number: partNumber });
      return { url: place.presigned_url };
    },
    listParts: async (file, { uploadId, key }) =>
      (await client.get("upload/parts", { params: { upload_id: uploadId, key } })).data.data.parts,
    completeMultipartUpload: async (file, { uploadId, key, parts }) =>
      ask("complete", {
        upload_id: uploadId,
        key,
        // Uppy adds the store's other headers to each part.
        parts: parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })),
      }),
    abortMultipartUpload: async (file, { uploadId, key }) => ask("abort", { upload_id: uploadId, key }),
  });
  uppy.addFile({ name, type: "video/mp4", data: new Blob([new Uint8Array(size)], { type: "video/mp4" }) });
  const result = await uppy.upload();
  const file = uppy.getFiles()[0];
  const key = file.s3Multipart?.key ?? result.successful[0]?.response?.body?.key;
  return {
    failed: result.failed.map((one) => String(one.error)),
    parts,
    video: key ? await ask("save", { title: name, description: "", key }) : {},
  };
}
