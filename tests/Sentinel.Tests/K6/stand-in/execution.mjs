const exec = { scenario: { name: '', startTime: 0 }, vu: { idInTest: 1 } };
export default exec;
