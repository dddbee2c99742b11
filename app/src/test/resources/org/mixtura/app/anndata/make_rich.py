"""Makes of a plain .h5ad file one that has something in every place that AnnData knows; arguments: from, to."""
import anndata as ad, numpy as np, pandas as pd, scipy.sparse as sp, sys
a=ad.read_h5ad(sys.argv[1])
rng=np.random.default_rng(0); n,g=a.shape
a.raw=a[:, :].copy()
a=a[:, rng.permutation(g)[:g-20]].copy()
a.layers['logged']=np.log1p(a.X.toarray()).astype('float64')
a.layers['int']=sp.csc_matrix(a.X).astype('int64')
a.obs['flag']=rng.random(n)<.5
a.obs['f32']=rng.random(n).astype('float32')
a.obs['i8']=rng.integers(0,5,n).astype('int8')
a.obs['nullbool']=pd.array(np.where(rng.random(n)<.1,None,rng.random(n)<.5),dtype='boolean')
a.obs['nullint']=pd.array(np.where(rng.random(n)<.1,None,rng.integers(0,9,n)),dtype='Int32')
a.obs['text']=['t%d'%i for i in range(n)]
a.obs['ord']=pd.Categorical(rng.choice(['lo','mid','hi'],n),categories=['lo','mid','hi','never'],ordered=True)
a.var['score']=rng.random(a.n_vars).astype('float32'); a.var['hv']=rng.random(a.n_vars)<.2
a.varm['PCs']=rng.random((a.n_vars,7)); a.varp['gg']=sp.random(a.n_vars,a.n_vars,.001,format='csr')
a.obsm['X_pca']=rng.random((n,7)); a.obsm['X_umap']=rng.random((n,2)); a.obsm['df']=pd.DataFrame({'a':rng.random(n),'b':['x']*n},index=a.obs_names); a.obsm['sparse']=sp.random(n,5,.3,format='csr')
a.obsp['distances']=sp.random(n,n,.01,format='csr'); a.obsp['dense']=rng.random((n,n)).astype('float32')
a.uns['neighbors']={'connectivities_key':'connectivities','distances_key':'distances','params':{'n_neighbors':7}}
a.uns['cell_type_colors']=['#%02x0000'%(10*i) for i in range(a.obs.cell_type.nunique())]
a.uns['ord_colors']=np.array(['#111111','#222222','#333333','#444444'],dtype=object)
a.uns['title']='my study'; a.uns['num']=3; a.uns['x']=2.5; a.uns['yes']=True; a.uns['nested']={'list':np.arange(5),'m':np.eye(3),'names':np.array(['a','b'],dtype=object),'empty':{}, 'sp':sp.eye(4,format='csr'), 'frame':pd.DataFrame({'q':[1,2],'c':pd.Categorical(['u','v'])},index=['r1','r2'])}
a.uns['rank_genes_groups']={'names':np.rec.fromarrays([np.array(['g1','g2'],dtype=object),np.array(['g3','g4'],dtype=object)],names=['A','B']),'scores':np.rec.fromarrays([np.array([1.,2.],dtype='float32'),np.array([3.,4.],dtype='float32')],names=['A','B']),'params':{'groupby':'x'}}
a.write_h5ad(sys.argv[2])
